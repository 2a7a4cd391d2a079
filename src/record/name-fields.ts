import { z } from 'astro/zod';
import { email, id, line, oneOf, oneOrMore, read, ror, yes } from './field-values.ts';
import { parseOrcid } from './identifiers.ts';
import { roles } from './role.ts';

/** The fields of an institution. */
export const affiliationFields = z.strictObject({
  name: line,
  ror: ror.optional().describe('Its ROR ID: https://ror.org/02mhbdp94'),
});

/** The fields of an author. */
export const nameFields = z.strictObject({
  given: line.optional().describe('Given names or initials: Sergey, A. D.'),
  family: line.optional().describe('Family name: Tishkov'),
  particle: line.optional().describe('Always printed with the family name: van der'),
  'dropping-particle': line.optional().describe('Not printed if the family name comes first: von'),
  suffix: line.optional().describe('Jr., III'),
  literal: line
    .optional()
    .describe('An organisation, or a person with a single name, instead of given and family'),
  orcid: read(
    parseOrcid,
    (value) =>
      `“${value}” is not an ORCID iD: its format or check digit is wrong.\nCopy it from the author’s page at orcid.org: 0000-0002-1825-0097.`,
  ).optional(),
  id: id
    .optional()
    .describe(
      'Distinguishes a person without an ORCID iD from others with the same name; the same in every article',
    ),
  affiliations: z
    .array(z.union([line.transform((value) => ({ name: value })), affiliationFields]))
    .optional()
    .describe('A list, one institution per line, or its name and ror'),
  email: email.optional().describe('Published on the page'),
  corresponding: yes.optional().describe('true for the corresponding author'),
  equal: yes.optional().describe('true for each of the authors who contributed equally'),
  note: line.optional().describe('A note on the author, as printed: Deceased. Present address: …'),
  roles: oneOrMore(oneOf(roles, 'a CRediT role'))
    .optional()
    .describe('The author’s contributions, as CRediT roles: methodology, software'),
});

export const name = nameFields
  .refine(
    (value) => (value.literal === undefined) !== (value.family === undefined && value.given === undefined),
    {
      message: 'a name needs either given and family, or literal.\nWrite family: Tishkov and given: Sergey.',
    },
  )
  .transform(({ 'dropping-particle': droppingParticle, corresponding, equal, ...rest }) => ({
    ...rest,
    ...(droppingParticle && { droppingParticle }),
    ...(corresponding && { corresponding }),
    ...(equal && { equal }),
  }));
