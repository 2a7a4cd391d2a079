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
  particle: line.optional().describe('Belongs to the family name wherever it is printed: van der'),
  'dropping-particle': line.optional().describe('Left out where the family name comes first: von'),
  suffix: line.optional().describe('Jr., III'),
  literal: line
    .optional()
    .describe('An organisation, or a person with one name, in place of given and family'),
  orcid: read(
    parseOrcid,
    (value) =>
      `“${value}” is not an ORCID iD: its form or its check digit is wrong.\nCopy it from the author’s page at orcid.org: 0000-0002-1825-0097.`,
  ).optional(),
  id: id
    .optional()
    .describe('Tells a person without an ORCID iD from others of the name; the same in every article'),
  affiliations: z
    .array(z.union([line.transform((value) => ({ name: value })), affiliationFields]))
    .optional()
    .describe('A list, one institution a line, or its name and ror'),
  email: email.optional().describe('Published on the page, for readers to write to'),
  corresponding: yes.optional().describe('true of the author to whom readers write'),
  roles: oneOrMore(oneOf(roles, 'a role of CRediT'))
    .optional()
    .describe('What the author did, by CRediT’s terms: methodology, software'),
});

export const name = nameFields
  .refine(
    (value) => (value.literal === undefined) !== (value.family === undefined && value.given === undefined),
    {
      message: 'a name needs either given and family, or literal.\nWrite family: Tishkov and given: Sergey.',
    },
  )
  .transform(({ 'dropping-particle': droppingParticle, corresponding, ...rest }) => ({
    ...rest,
    ...(droppingParticle && { droppingParticle }),
    ...(corresponding && { corresponding }),
  }));
