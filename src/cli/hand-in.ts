import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { depositFormats, depositGroups } from '../deposits/index.ts';
import {
  acceptedBy,
  groupName,
  isRefused,
  type Depositor,
  type DepositGroup,
  type Refusal,
} from '../deposits/deposit-format.ts';
import { articleLacks } from './report-checks.ts';
import { createLibrary, type Library } from '../library/library.ts';
import { report, type Problem } from '../problems/problem.ts';
import { containerKey } from '../record/container.ts';
import { slug } from '../record/key.ts';
import { readContent, type Content } from '../sources/read-content.ts';

/** What was written for registries, and what not. */
interface HandInResult {
  /** From the project’s root. */
  readonly written: readonly string[];
  /** Reports of what is wrong with the content and the setting. */
  readonly reports: readonly string[];
  /** Why articles or files are not handed in. */
  readonly problems: readonly Problem[];
  /** What is handed in with less than it could have. */
  readonly lacks: readonly Problem[];
  /** Where each file is handed in. */
  readonly steps: readonly string[];
}

/**
 * Writes the files of an issue for registries.
 * @param what `polis/25/3`, or what its URL ends in
 * @param depositor the setting
 * @param wrong what is wrong with it
 * @throws an error in an editor’s words, if it is not clear what is meant
 */
export function handIn(
  root: string,
  what: string,
  depositor: Depositor | undefined,
  wrong: readonly Problem[],
  { timestamp, to }: { readonly timestamp: string; readonly to: string },
): HandInResult {
  if (!depositor)
    throw new Error(
      "src/site.ts: nobody is named who hands in.\n    → Add a line deposit: { name: 'Publisher', email: 'editor@example.org', formats: ['crossref'] },",
    );
  const content = readContent(root);
  const group = groupNamed(libraryOfValid(content), what);
  const written: string[] = [];
  const reports = [
    ...(content.problems.length > 0 ? [report(content.problems, 'their records are not handed in')] : []),
    ...(wrong.length > 0 ? [report(wrong, 'nothing is written for Crossref, which answers by e-mail')] : []),
  ];
  const problems: Problem[] = [];
  const lacks: Problem[] = [];
  const steps: string[] = [];
  const chosen = depositFormats.filter(({ id }) => depositor.formats.some((one) => one === id));
  if (chosen.length === 0)
    throw new Error(
      "src/site.ts: the setting deposit has no format of a registry.\n    → Add one to its formats: 'crossref', 'doaj', 'rsci'.",
    );
  mkdirSync(join(root, to), { recursive: true });
  for (const format of chosen) {
    const refusals = format.check(group, depositor);
    const said = (one: Pick<Refusal, 'article' | 'message'>): Problem => ({
      ...placeOf(root, content, group, one),
      message: `${format.label}: ${one.message}`,
    });
    problems.push(...refusals.filter(({ isHandedIn }) => !isHandedIn).map(said));
    lacks.push(
      ...refusals.filter(({ isHandedIn }) => isHandedIn).map(said),
      ...acceptedBy(format, group).flatMap((article) =>
        articleLacks(article)
          .filter(({ readers }) => readers.some((reader) => reader === format.label))
          .map(({ field, message }) => said({ article, message: `${field}: ${message}.` })),
      ),
    );
    if (isRefused(format, group) || (format.id === 'crossref' && wrong.length > 0)) continue;
    const path = join(to, `${groupName(group)}.${format.extension}`);
    writeFileSync(join(root, path), format.write(group, depositor, timestamp));
    written.push(path);
    steps.push(
      `${format.label}: ${path} (${acceptedBy(format, group).length} of ${group.articles.length} articles)`,
      ...format.steps.map((step, place) => `  ${place + 1}. ${step}`),
    );
  }
  return { written, reports, problems, lacks, steps };
}

/** What is valid, if not all is. */
function libraryOfValid({ articles, containers, pages }: Content): Library {
  const known = new Set(containers.map(({ record }) => containerKey(record)));
  const records = <T>(all: readonly { readonly record: T }[]) => all.map(({ record }) => record);
  return createLibrary(
    records(articles).filter(({ container }) => known.has(container)),
    records(containers),
    records(pages),
  );
}

/** @throws if there is no such issue */
function groupNamed(library: Library, what: string): DepositGroup {
  const all = library.containers.flatMap((container) => depositGroups(library, container));
  const nameWith = (key: string, { volume, issue }: DepositGroup) =>
    [key, volume, issue]
      .filter((part) => part !== undefined)
      .map(slug)
      .join('/');
  const keyed = (one: DepositGroup) => nameWith(containerKey(one.container), one);
  const nameOf = (one: DepositGroup) =>
    one.container.kind === 'journal' ? nameWith(one.container.id, one) : keyed(one);
  const asked = what
    .replace(/^\/|\/$/g, '')
    .replace(/^journals\//, '')
    .split('/')
    .map((part, place) => (place === 0 ? part : slug(part)))
    .join('/');
  const group = all.find((one) => nameOf(one) === asked || keyed(one) === asked);
  if (group) return group;
  const names = all.map(nameOf);
  throw new Error(
    names.length === 0
      ? 'There is no issue yet that can be handed in.\n    → Add articles with a volume or an issue.'
      : `There is no “${what}”.\n    → Write one of: ${names.slice(0, 15).join(', ')}${names.length > 15 ? ', …' : ''}`,
  );
}

/** The file and line of a refusal: of the field that it names, or of the title. */
function placeOf(
  root: string,
  { articles, containers }: Content,
  group: DepositGroup,
  { article, message }: Pick<Refusal, 'article' | 'message'>,
): Pick<Problem, 'path' | 'line'> {
  const path = article
    ? articles.find(({ id }) => id === article.id)?.path
    : containers.find(({ record }) => containerKey(record) === containerKey(group.container))?.path;
  if (path === undefined || !existsSync(join(root, path)))
    return { path: article?.id ?? group.container.title };
  const [, field = 'title'] = /\b(doi|date|issn|pages|abstract|keywords):/.exec(message) ?? [];
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  const line = [field, 'title']
    .map((name) => lines.findIndex((one) => one.startsWith(`${name}:`)))
    .find((one) => one >= 0);
  return { path, ...(line !== undefined && { line: line + 1 }) };
}
