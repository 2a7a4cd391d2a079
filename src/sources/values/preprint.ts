/**
 * Whether a “journal” is a server for preprints, as Google Scholar (“arXiv preprint arXiv:1706.00001”), ADS (“arXiv e-prints”) and DBLP
 * (“CoRR”) write it.
 */
export const isPreprintServer = (journal: string): boolean => servers.test(journal.trim());

const servers =
  /^(?:(?:\w+[\s:]+)?[a-z]{1,8}r?xiv|corr|osf preprints?|research square|preprints(?:\.org)?|authorea(?: preprints)?|ssrn|techrxiv|hal(?: preprint)?)(?:$|\s*[,:(/[]|\s+(?:e-?prints?|preprints?|(?:ar|bio|med|chem)xiv:|abs\/|\[))/i;
