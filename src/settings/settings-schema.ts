import { z } from 'astro/zod';
import { parseDoi } from '../record/identifiers.ts';
import { readLicense } from '../record/license.ts';
import { contrast, parseColour } from './colour.ts';
import { accepted, languageMessage, namedStyles } from './settings.ts';

/** What settings may refer to. */
export interface SettingTargets {
  /** The ids of all articles. */
  readonly ids: ReadonlySet<string>;
  /** The languages with strings. */
  readonly languages: readonly string[];
  /** Whether a file is in public/. */
  readonly isPublic: (name: string) => boolean;
  /** Whether the CSL repository has a style. Looking one up takes a moment. */
  readonly isStyle: (id: string) => boolean;
}

/** Background colours, as in src/styles/tokens.css: the page, and the citation box. */
export const grounds = { light: ['#fbfaf7', '#f3f0e9'], dark: ['#16171a', '#1f2125'] } as const;

/** https://www.w3.org/TR/WCAG22/#contrast-minimum */
const minContrast = 4.5;

/** A value that passes, or else a message: what is wrong and, after a line break, what to do. */
const text = (isValid: (value: string) => boolean = () => true, words: (value: string) => string = String) =>
  z
    .string({ error: 'this is a text.\nWrite it in quotation marks.' })
    .refine(isValid, { error: ({ input }) => words(input as string) });
const yes = z.boolean({
  error: ({ input }) =>
    `“${String(input)}” is neither true nor false.\nWrite one of them, without quotation marks.`,
});
const count = (least: number) => {
  const error = ({ input }: { input?: unknown }) =>
    `“${String(input)}” must be a whole number, ${least} or more.\nWrite it without quotation marks.`;
  return z.int({ error }).min(least, { error });
};
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.array(item, { error: ({ input }) => `this is a list.\nWrite it in brackets: ['${String(input)}']` });
const oneOf = <Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, {
    error: ({ input }) => `“${String(input)}” is unknown.\nUse ${words.map((one) => `'${one}'`).join(', ')}.`,
  });

/** A format or a reader of the journal's own, as src/index.ts types it. */
const part = (texts: readonly string[], method: string) =>
  z.looseObject({
    ...Object.fromEntries(texts.map((name) => [name, text()])),
    [method]: z.custom<object>((value) => typeof value === 'function', {
      error: `it has no function “${method}”.\nAdd one: docs/customising.md.`,
    }),
  });

const colour = (scheme: keyof typeof grounds) => {
  const contrastOf = (value: string) => Math.min(...grounds[scheme].map((ground) => contrast(value, ground)));
  return text(
    (value) => parseColour(value) !== undefined && contrastOf(value) >= minContrast,
    (value) =>
      parseColour(value)
        ? `links in ${value} would have a contrast of ${contrastOf(value).toFixed(1)} to 1 on ${scheme} pages; they need ${minContrast}.\nUse a ${scheme === 'light' ? 'darker' : 'lighter'} colour.`
        : `“${value}” is not a colour.\nWrite it as #8a2b1e.`,
  );
};

/** The schema of the settings: values that are not accepted, or name something that does not exist, and colours with too little contrast. */
export const settingsSchema = ({ ids, languages, isPublic, isStyle }: SettingTargets) => {
  const language = text(
    (value) => languages.includes(value),
    (value) => languageMessage(value, languages),
  );
  return z.strictObject({
    name: text(),
    description: text(),
    url: text(),
    doisLeadHere: yes,
    language,
    otherLanguages: listOf(language),
    unreadableEntries: oneOf(accepted.unreadableEntries),
    lead: text(
      (id) => ids.has(id),
      (id) =>
        `there is no article “${id}”.\nWrite the name of a file in content/articles/ without .mdx, or remove the line: the home page then has the search, the journals and the latest articles.`,
    ).optional(),
    logo: text(
      isPublic,
      (name) => `there is no file public/${name}.\nPut the image there, or remove the line.`,
    ).optional(),
    colours: z.strictObject({ light: colour('light'), dark: colour('dark') }).optional(),
    license: text(
      (value) => readLicense(value) !== undefined,
      (value) => `“${value}” is not a licence.\nWrite it as CC-BY-4.0, or give the URL of its text.`,
    ).optional(),
    contact: text().optional(),
    links: listOf(z.strictObject({ label: text(), url: text() })).optional(),
    repository: text().optional(),
    branch: text().optional(),
    form: yes.optional(),
    cards: oneOf(accepted.cards).optional(),
    cardFonts: listOf(text()).optional(),
    perPage: count(1),
    lists: listOf(oneOf(accepted.lists)),
    searchText: yes,
    related: count(0),
    latest: count(0),
    files: listOf(oneOf(accepted.files)),
    precompress: listOf(oneOf(accepted.precompress)),
    deposit: z
      .strictObject({
        name: text(
          (value) => value.trim() !== '' && value.length <= 130,
          () => 'it is empty, or longer than 130 characters.\nWrite the name of the publisher.',
        ),
        email: text(
          (value) => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(value),
          (value) =>
            `“${value}” is not an e-mail address.\nWrite the one to which registries answer: editor@example.org.`,
        ),
        registrant: text().optional(),
        formats: listOf(oneOf(accepted.deposit)),
        crossmark: text(
          (value) => parseDoi(value) !== undefined,
          (value) =>
            `“${value}” is not a DOI.\nWrite that of your Crossmark policy page: 10.5555/crossmark-policy.`,
        ).optional(),
        formerOai: text(
          (value) => /^oai:[^:\s]+:\S*$/.test(value),
          (value) =>
            `“${value}” is not the beginning of OAI identifiers.\nWrite it as oai:ojs.example.org:article/.`,
        ).optional(),
        withdrawn: z
          .record(
            z.string(),
            text(
              (value) => /^\d{4}-\d{2}-\d{2}$/.test(value),
              (value) => `“${value}” is not a day.\nWrite it as 2026-11-30.`,
            ),
          )
          .optional(),
      })
      .optional(),
    styles: listOf(
      text(
        (id) => namedStyles.some((one) => one === id) || isStyle(id),
        (id) =>
          `there is no citation style “${id}”.\nUse an id from https://github.com/citation-style-language/styles, without .csl: apa, ieee, vancouver. A file of your own is named from the project's folder, with .csl.`,
      ),
    ).min(1, { error: "it is empty.\nWrite at least one style: ['apa']." }),
    strings: z.record(z.string(), z.looseObject({ ownName: text() })).optional(),
    formats: listOf(part(['id', 'label', 'extension', 'mediaType'], 'write')).optional(),
    sources: listOf(part(['extension'], 'parse')).optional(),
  });
};
