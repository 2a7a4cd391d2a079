import { filled } from '../../record/filled.ts';

// Identifiers of an article besides its DOI, under the names that records use.

/** A PubMed id. */
export const pmidOf = (text: string | undefined): string | undefined =>
  /^(?:pmid:?\s*|https?:\/\/(?:www\.)?(?:ncbi\.nlm\.nih\.gov\/pubmed|pubmed\.ncbi\.nlm\.nih\.gov)\/)?(\d{1,8})(?:\/|\s*\[pmid\])?$/i.exec(
    text?.trim() ?? '',
  )?.[1];

/** A PubMed Central id: PMC1234567. */
export function pmcidOf(text: string | undefined): string | undefined {
  const [, digits] =
    /^(?:pmcid:?\s*|https?:\/\/(?:www\.ncbi\.nlm\.nih\.gov\/pmc|pmc\.ncbi\.nlm\.nih\.gov)\/articles\/)?(?:pmc)?(\d{3,9})(?:\.\d+)?(?:\/|\s*\[pmc(?:id)?\])?$/i.exec(
      text?.trim() ?? '',
    ) ?? [];
  return digits && `PMC${digits}`;
}

/** An arXiv id: 1706.00001, hep-th/9901001. https://info.arxiv.org/help/arxiv_identifier.html */
export const arxivOf = (text: string | undefined): string | undefined =>
  /^(?:arxiv(?:\.org\/abs\/|:)?\s*|https?:\/\/arxiv\.org\/(?:abs|pdf)\/)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?\/\d{7}(?:v\d+)?)(?:\.pdf)?$/i.exec(
    text?.trim() ?? '',
  )?.[1];

/**
 * The identifiers of an article; undefined if there are none.
 * @param known by the names that records use
 * @param notes those that say nothing else: “PMID: 31000001; PMCID: PMC1234567”
 */
export function identifiersOf(
  known: Readonly<Record<string, string | undefined>>,
  notes: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const found = {
    ...Object.fromEntries(notes.flatMap((note) => Object.entries(identifiersInNote(note)))),
    ...filled<Record<string, string>>(known),
  };
  return Object.keys(found).length > 0 ? found : undefined;
}

function identifiersInNote(text: string): Readonly<Record<string, string>> {
  const parts = text.split(/\s*[;,|\n]\s*/).filter(Boolean);
  const read = parts.map((part): readonly [string, string | undefined] => {
    if (/^pmid\b/i.test(part)) return ['PMID', pmidOf(part)];
    if (/^pmcid\b|^pmc\d/i.test(part)) return ['PMCID', pmcidOf(part)];
    if (/^edn\b/i.test(part)) return ['EDN', /^edn:?\s*([A-Z]{6})$/i.exec(part)?.[1]?.toUpperCase()];
    return ['arXiv', /^arxiv\b/i.test(part) ? arxivOf(part) : undefined];
  });
  return read.every(([, value]) => value) ? filled(Object.fromEntries(read) as Record<string, string>) : {};
}
