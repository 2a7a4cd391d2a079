import type { Meaning } from './meaning.ts';

// Volume and issue numbers, as journals, programs and editors write them.

/** The meaning of both fields, which are read together: either may contain both numbers. */
interface NumbersMeaning {
  readonly volume: Meaning<string>;
  readonly issue: Meaning<string>;
}

/** “Vol. 25” is 25, and “25(3)” is volume 25 and issue 3; “in press”, “PP” and 0 are placeholders. */
export function numbersOf(written: {
  readonly volume?: string | undefined;
  readonly issue?: string | undefined;
}): NumbersMeaning {
  const [volume, issue] = [trimmed(written.volume), trimmed(written.issue)];
  // IEEE's early access: https://ieeexplore.ieee.org/Xplorehelp/discovering-content/early-access-articles
  if (/^pp(?:\s*[(/,:-]?\s*99\)?)?$/i.test(volume))
    return { volume: {}, issue: issue === '99' ? {} : one(issue, 'issue') };
  const inVolume = bothIn(volume);
  if (inVolume) {
    const found = { volume: one(inVolume.volume, 'volume'), issue: one(inVolume.issue, 'issue') };
    const own = one(bothIn(issue)?.issue ?? issue, 'issue');
    if (found.issue.value === undefined) return { ...found, issue: own };
    if (own.value === undefined || own.value === found.issue.value) return found;
    return { volume: { unclear: contradiction(volume, 'issue') }, issue: own };
  }
  const inIssue = bothIn(issue);
  const own = one(volume, 'volume');
  if (!inIssue || (own.value !== undefined && own.value !== inIssue.volume && !inIssue.isNamed))
    return { volume: own, issue: one(issue, 'issue') };
  if (own.value === undefined || own.value === inIssue.volume)
    return { volume: one(inIssue.volume, 'volume'), issue: one(inIssue.issue, 'issue') };
  return { volume: own, issue: { unclear: contradiction(issue, 'volume') } };
}

const contradiction = (text: string, other: string) =>
  `“${text}” contains a volume and an issue, but contradicts the field “${other}”.\nWrite each number in its own field.`;

const trimmed = (text = '') =>
  text
    .normalize('NFC')
    .replace(/^[\s([{]*(?=[^()[\]{}]*[\s)\]}]*$)|[\s.,;:]+$/g, '')
    .replace(/^([^()]*)\)$|^([^[\]]*)\]$/, '$1$2')
    .trim();

function one(text: string, field: 'volume' | 'issue'): Meaning<string> {
  const value = withoutWord(text, field);
  if (value === '' || placeholder.test(value)) return {};
  if (value.length <= maxLength && !/https?:|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d:\d\d/.test(value))
    return { value };
  const quoted = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  return {
    unclear: `“${quoted}” is not a${field === 'issue' ? 'n issue' : ' volume'} number, and was left out.\nWrite only the number: 3, 1-2 or Suppl 1.`,
  };
}

/** No printed volume or issue number is longer. */
const maxLength = 60;

const placeholder =
  /^(?:[-–—?.*_/]+|0+(?:[-–/]0+)?|n\/?[ad]|none|null|nil|nan|undefined|unknown|not (?:yet )?(?:assigned|available)|unassigned|tb[acd]|to (?:be (?:announced|assigned|determined|published)|appear)|in (?:press|print|preparation|progress)|in[- ]press|forthcoming|accepted|submitted|under review|preprint|just accepted|asap|aop|pp|early (?:view|access|online|cite)|first ?(?:view|online|look)|online (?:first|early|ahead of print)|latest articles|articles? in (?:press|advance)|advance(?:d)? (?:online )?(?:publication|access|articles?)|published online|(?:e-?pub|publish(?:ed)?)?[-. ]*ahead[- ]of[- ](?:print|publication|issue)|в печати|без номера|im (?:druck|erscheinen)|(?:sous|à) (?:presse|paraître)|en (?:prensa|imprenta)|no prelo|in (?:stampa|corso di stampa)|w druku|印刷中|出版中|网络首发|優先出版)$/i;

// Words before a number. Those of one or two letters need a digit after them, since they may be something else.
const words = {
  volume: {
    long: 'volumes?|vols?|volumen|volúmen(?:es)?|jahrg(?:ang)?|band|bde?|tomes?|tomo|том|rocznik|årgang|årg|cilt|kötet|évf(?:olyam)?',
    short: 'v|t|т|jg',
    after: '卷|巻|권|輯',
  },
  issue: {
    long: 'numbers?|num[ée]ros?|números?|nummer|núm|num|nos?|nr|issues?|iss|hefte?|выпуск|вып|номер|číslo|fasc(?:icule|icle|icolo|ículo)?|sayı|numer|broj|cahier|cuaderno|č',
    short: 'n|h|н|br|is',
    after: '期|号|號|호',
  },
} as const;
const signs = '№|nº|n°|#|＃';
const number =
  '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}./–—&+-]|\\s(?=\\p{N})|(?<=suppl\\.?|sup\\.?|part|pt\\.?|s\\.?)\\s)*';

const patternsOf = (field: 'volume' | 'issue') => {
  const { long, short, after } = words[field];
  const sign = field === 'issue' ? `|(?:${signs})\\s*` : '';
  return {
    before: new RegExp(
      `^(?:(?:${long})(?:[.:]\\s*|\\s+|(?=\\d))${sign})(?=.*\\d|[ivxlcdm]+$|\\p{L}$)(?=[\\p{L}\\p{N}])|^(?:${short})(?:\\.?\\s*(?=\\d)|\\.\\s*(?=[ivxlcdm]+$))`,
      'iu',
    ),
    around: new RegExp(`^(?:第|제)?\\s*(\\d+(?:[-–/]\\d+)?)\\s*(?:${after})$`, 'u'),
  };
};
const patterns = { volume: patternsOf('volume'), issue: patternsOf('issue') };

/** “Vol. 25” and “第25卷” are 25. */
function withoutWord(text: string, field: 'volume' | 'issue'): string {
  const { before, around } = patterns[field];
  const [, inside] = around.exec(text) ?? [];
  return inside ?? text.replace(before, '').replace(monthAfter, '');
}

/** Embase: “1 January”, the month of issue 1 */
const monthAfter =
  /(?<=^\d+)\s+(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?$/i;

const wordOf = ({ long, short }: { readonly long: string; readonly short: string }) =>
  `(?:${long})(?:[.:]\\s*|\\s+|(?=\\d))|(?:${short})\\.?\\s*(?=\\d)`;
const volumeWord = `(?:${wordOf(words.volume)})`;
const issueWord = `(?:${wordOf(words.issue)}|(?:${signs})\\s*)`;
const bracketed = new RegExp(
  `^${volumeWord}?(${number})\\s*[(（]\\s*${issueWord}?(${number})\\s*[)）]$`,
  'iu',
);
const listed = new RegExp(
  `^${volumeWord}?(${number}?)(?:\\s*[,;:]?\\s*${issueWord}|\\s*[,;:]\\s*(?=suppl))(${number})$`,
  'iu',
);
const eastAsian =
  /^(?:第|제)?\s*(\d+)\s*(?:卷|巻|권)\s*[,，]?\s*(?:第|제)?\s*(\d+(?:[-–/]\d+)?)\s*(?:期|号|號|호)$/u;

/** Both numbers of “25(3)”, “Vol. 25, No. 3” or “第25卷第3期”; a year in parentheses is not an issue. */
function bothIn(text: string) {
  const inBrackets = bracketed.exec(text);
  const [, volume, issue = ''] = inBrackets ?? listed.exec(text) ?? eastAsian.exec(text) ?? [];
  if (!volume || !/\d|^[ivxlcdm]+$/i.test(volume) || (inBrackets && /^part/i.test(issue))) return undefined;
  const isYear = inBrackets && /^(?:1[5-9]|20)\d\d$/.test(issue);
  return { volume, issue: isYear ? '' : issue, isNamed: !inBrackets };
}
