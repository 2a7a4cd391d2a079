// Text as MDX.

/**
 * Characters that Markdown or MDX gives a meaning stand for themselves: https://spec.commonmark.org/0.31.2/#backslash-escapes. Only
 * where they have one: an editor may go on writing in the file.
 */
export const escapedText = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>|$~]|&(?=#?\w+;)/g, '\\$&')
    // What is no link there becomes none here: https://github.github.com/gfm/#autolinks-extension-
    .replace(/(?<=\b(?:https?|ftp|mailto|xmpp)):|(?<=\bwww)\.|@/gi, '\\$&');
/** What would begin a heading, a list, a line or code. */
export const escapedStart = (text: string): string =>
  text
    .replace(/^[#+=-]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^([ie])(?=(?:m|x)port\b)/, (letter) => `&#${letter.charCodeAt(0)};`);

/** A text as the value of an attribute in double quotes. */
export const attribute = (text: string): string =>
  text.replace(/\s+/g, ' ').trim().replace(/&/g, '&amp;').replace(/"/g, '&quot;');
