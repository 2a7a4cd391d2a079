/** The number of an edition, however it is written: “2nd”, “Second edition”, “2-е изд.”; other words stay as they are. */
export function editionOf(written: string): string {
  const text = written.trim();
  const [, number] =
    /^(\d{1,3})\.?\s*(?:st|nd|rd|th|e|re|ère|è|ème|-?[ея]|ª|º)?\.?\s*(?:ed(?:n|ition|\.)?|aufl(?:age|\.)?|éd(?:ition|\.)?|изд(?:ание|\.)?)?\.?$/iu.exec(
      text,
    ) ?? [];
  const [, word = ''] = /^(\p{L}+)(?:\s+(?:ed\.?|edn\.?|edition))?$/iu.exec(text) ?? [];
  const place = ordinals.indexOf(word.toLowerCase());
  return number ?? (place < 0 ? text : String(place + 1));
}

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];
