import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLicense } from '../record/license.ts';
import { site } from '../site.ts';
import { contrast, parseColour } from './colour.ts';
import { cslStyle, namedStyles } from './csl-repository.ts';
import type { Problem } from './problem.ts';
import { accepted, languageMessage, type Settings } from './settings.ts';

const path = 'src/site.ts';

/**
 * Problems with settings: values that are not accepted, or name something that does not exist, and colours with too little contrast.
 * @param root the project root
 * @param ids of all articles
 */
export function settingProblems(
  root: string,
  ids: ReadonlySet<string>,
  settings: Settings = site,
): readonly Problem[] {
  if (!existsSync(join(root, path))) return [];
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  const complaints = [
    ...listProblems(settings),
    ...choiceProblems(settings),
    ...numberProblems(settings),
    ...leadProblems(settings, ids),
    ...logoProblems(settings, root),
    ...licenseProblems(settings),
    ...colourProblems(settings),
    ...languageProblems(settings, root),
    ...styleProblems(settings),
  ];
  return complaints.flatMap(({ field, value, message }) => {
    const [name] = field.split(',');
    const setting = new RegExp(`^\\s*['"]?${name}['"]?\\s*:`);
    const start = lines.findIndex((text) => setting.test(text));
    const isIn = (text: string, index: number) =>
      index >= start && !/^\s*\*/.test(text) && text.includes(value);
    const line = lines.findIndex(isIn) + 1;
    // The active settings do not belong to this folder.
    return start < 0 || line === 0 ? [] : [{ path, line, field, message }];
  });
}

interface Complaint {
  readonly field: string;
  /** As written in the file. */
  readonly value: string;
  readonly message: string;
}

// The compiler would report the next three, too, but an editor does not run it.

const listProblems = (settings: Settings): readonly Complaint[] =>
  listNames.flatMap((field) => {
    const value: unknown = settings[field];
    if (typeof value !== 'string') return [];
    return [{ field, value, message: `this is a list.\nWrite it in brackets: ['${value}']` }];
  });

const choiceProblems = (settings: Settings): readonly Complaint[] =>
  Object.entries(accepted).flatMap(([field, values]: [string, readonly string[]]) =>
    [settings[field as keyof typeof accepted] ?? []]
      .flat()
      .filter((value) => !values.includes(value))
      .map((value) => {
        const message = `“${value}” is unknown.\nUse ${values.map((one) => `'${one}'`).join(', ')}.`;
        return { field, value, message };
      }),
  );

const numberProblems = (settings: Settings): readonly Complaint[] =>
  Object.entries(least)
    .map(([field, from]) => ({ field, from, value: settings[field as keyof typeof least] }))
    .filter(({ from, value }) => !Number.isInteger(value) || value < from)
    .map(({ field, from, value }) => ({
      field,
      value: String(value),
      message: `“${value}” is not a whole number from ${from} on.\nWrite one, without quotation marks.`,
    }));

const listNames = [
  'otherLanguages',
  'cardFonts',
  'links',
  'lists',
  'files',
  'precompress',
  'styles',
] as const;
const least = { perPage: 1, related: 0, latest: 0 } as const;

function leadProblems({ lead }: Settings, ids: ReadonlySet<string>): readonly Complaint[] {
  if (lead === undefined || ids.has(lead)) return [];
  const message = `there is no article “${lead}”.\nWrite the name of a file in content/articles/ without .mdx, or remove the line: the home page then has the search, the journals and the latest articles.`;
  return [{ field: 'lead', value: lead, message }];
}

function logoProblems({ logo }: Settings, root: string): readonly Complaint[] {
  if (logo === undefined || existsSync(join(root, 'public', logo))) return [];
  return [
    {
      field: 'logo',
      value: logo,
      message: `there is no file public/${logo}.\nPut the image there, or remove the line.`,
    },
  ];
}

function licenseProblems({ license }: Settings): readonly Complaint[] {
  if (license === undefined || readLicense(license)) return [];
  const message = `“${license}” is not a licence.\nWrite it as CC-BY-4.0, or give the URL of its text.`;
  return [{ field: 'license', value: license, message }];
}

/** Background colours, as in src/styles/tokens.css: the page, and the citation box. */
export const grounds = { light: ['#fbfaf7', '#f2efe8'], dark: ['#17181b', '#202226'] } as const;

/** https://www.w3.org/TR/WCAG22/#contrast-minimum */
const minContrast = 4.5;

const colourProblems = ({ colours }: Settings): readonly Complaint[] =>
  (['light', 'dark'] as const).flatMap((scheme) => {
    const value = colours?.[scheme];
    if (value === undefined) return [];
    const complain = (message: string) => [{ field: `colours, ${scheme}`, value, message }];
    if (!parseColour(value)) return complain(`“${value}” is not a colour.\nWrite it as #8a2b1e.`);
    const found = Math.min(...grounds[scheme].map((ground) => contrast(value, ground)));
    return found >= minContrast
      ? []
      : complain(
          `links in ${value} would have a contrast of ${found.toFixed(1)} to 1 on ${scheme} pages; they need ${minContrast}.\nUse a ${scheme === 'light' ? 'darker' : 'lighter'} colour.`,
        );
  });

/** The interface has one file of strings per language. */
function languageProblems({ language, otherLanguages }: Settings, root: string): readonly Complaint[] {
  const folder = join(root, 'src/strings');
  if (!existsSync(folder)) return [];
  const known = readdirSync(folder).flatMap((name) => /^([a-z]{2,3}(?:-\w+)*)\.ts$/.exec(name)?.[1] ?? []);
  const complaint = (field: string, value: string): readonly Complaint[] =>
    known.includes(value) ? [] : [{ field, value, message: languageMessage(value, known) }];
  return [
    ...complaint('language', language),
    ...[otherLanguages].flat().flatMap((value) => complaint('otherLanguages', value)),
  ];
}

const styleProblems = ({ styles }: Settings): readonly Complaint[] =>
  [styles]
    .flat()
    // Looking one up takes a moment.
    .filter((id) => !namedStyles.some((one) => one === id) && !cslStyle(id))
    .map((value) => ({
      field: 'styles',
      value,
      message: `there is no citation style “${value}”.\nUse an id from https://github.com/citation-style-language/styles, without .csl: apa, ieee, vancouver.`,
    }));
