import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../problems/problem.ts';
import { settingsSchema, type SettingTargets } from './settings-schema.ts';
import { interfaceLanguages, type Settings } from './settings.ts';

const path = 'src/site.ts';

/**
 * Problems with settings, each with its line.
 * @param root the project root
 */
export function settingProblems(
  root: string,
  settings: Settings,
  { ids, isStyle }: Pick<SettingTargets, 'ids' | 'isStyle'>,
): readonly Problem[] {
  if (!existsSync(join(root, path))) return [];
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  const isPublic = (name: string) => existsSync(join(root, 'public', name));
  const schema = settingsSchema({
    ids,
    languages: [...interfaceLanguages, ...Object.keys(settings.strings ?? {})],
    isPublic,
    isStyle,
  });
  return (schema.safeParse(settings, { reportInput: true }).error?.issues ?? []).flatMap((issue) => {
    const at = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys] : issue.path;
    const field = at.filter((step) => typeof step === 'string').join(', ');
    const value = ['string', 'number', 'boolean'].includes(typeof issue.input)
      ? `${issue.input as string}`
      : '';
    const message =
      issue.code === 'unrecognized_keys'
        ? `“${field}” is not a setting.\nCorrect its name, or remove the line.`
        : issue.message;
    const setting = new RegExp(`^\\s*['"]?${String(at[0])}['"]?\\s*:`);
    const start = lines.findIndex((line) => setting.test(line));
    const line = lines.findIndex(
      (one, index) => index >= start && !/^\s*\*/.test(one) && one.includes(value),
    );
    // The active settings do not belong to this folder.
    return start < 0 || line < 0 ? [] : [{ path, line: line + 1, field, message }];
  });
}
