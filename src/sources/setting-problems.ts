import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLicense } from '../record/license.ts';
import { site } from '../site.ts';
import { contrast, parseColour } from './colour.ts';
import type { Problem } from './problem.ts';
import type { Settings } from './settings.ts';

const path = 'src/site.ts';

/**
 * Problems with settings: a missing article or file, a colour with too little contrast.
 * @param root the project root
 * @param ids of all articles
 */
export function settingProblems(root: string, ids: ReadonlySet<string>): readonly Problem[] {
  if (!existsSync(join(root, path))) return [];
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  const complaints = [
    ...leadProblems(site, ids),
    ...logoProblems(site, root),
    ...licenseProblems(site),
    ...colourProblems(site),
  ];
  return complaints.flatMap(({ field, value, message }) => {
    const line = lines.findIndex((text) => !/^\s*\*/.test(text) && text.includes(value)) + 1;
    // The active settings do not belong to this folder.
    return line === 0 ? [] : [{ path, line, field, message }];
  });
}

interface Complaint {
  readonly field: string;
  /** As written in the file. */
  readonly value: string;
  readonly message: string;
}

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
