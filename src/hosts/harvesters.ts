import { site } from 'offprint/site';

/** Whether the site answers OAI-PMH. */
export const answersHarvesters = site.deposit?.formats.includes('oai') === true;
