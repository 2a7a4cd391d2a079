/** The fourteen contributor roles of CRediT: https://credit.niso.org/ */
export const roles = [
  'conceptualization',
  'data-curation',
  'formal-analysis',
  'funding-acquisition',
  'investigation',
  'methodology',
  'project-administration',
  'resources',
  'software',
  'supervision',
  'validation',
  'visualization',
  'writing-original-draft',
  'writing-review-editing',
] as const;

export type Role = (typeof roles)[number];

/** A role as CRediT names it: `Writing – original draft`. */
export function roleName(role: Role): string {
  const [, ...activity] = role.split('writing-');
  const name = activity.length > 0 ? `writing – ${activity[0]!.replace('w-e', 'w & e')}` : role;
  return (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll('-', ' ');
}

export const creditVocabulary = 'https://credit.niso.org/';
/** The URL of a role's definition. */
export const roleUrl = (role: Role): string => `${creditVocabulary}contributor-roles/${role}/`;
