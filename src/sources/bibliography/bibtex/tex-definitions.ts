import { closing } from './tex-cursor.ts';

/** A macro defined in a file: TeX with #1, #2 … for its arguments. */
export interface Definition {
  readonly arguments: number;
  readonly body: string;
}

/** The macros that a preamble defines, by name: `\newcommand{\noop}[1]{}`, `\def\x#1{…}`. */
export function definitionsIn(preamble: string): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  for (const match of preamble.matchAll(definition)) {
    const { name, count, parameters = '' } = match.groups!;
    const end = closing(preamble, match.index + match[0].length);
    if (end === undefined) continue;
    found.set(name!, {
      arguments: Number(count ?? parameters.split('#').length - 1),
      body: preamble.slice(match.index + match[0].length, end),
    });
  }
  return found;
}

const definition =
  /\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand)\s*\*?\s*\{?\s*\\(?<name>[a-zA-Z@]+|.)\s*\}?\s*(?:\[(?<count>\d)\])?\s*\{|\\[gex]?def\s*\\(?<name>[a-zA-Z@]+|.)\s*(?<parameters>(?:#\d)*)\s*\{/g;
