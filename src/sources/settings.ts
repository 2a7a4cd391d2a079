// The journals' own src/site.ts imports its type from here, where it was until November 2026.
export type { Settings } from '../settings/settings.ts';
