/** What has been rendered, by the name of its {@link Once.astro}. */
export const rendered = new Map<string, string>();
