import { site } from '../site.ts';
import type { Settings } from '../sources/settings.ts';

/** Where people act on a record: nothing where the site names no repository, or nobody to write to. */
export interface EditLinks {
  /** The page of the forge on which its file is edited. */
  readonly edit?: string;
  /** An issue, or else a letter, that is filled in already. */
  readonly report?: string;
}

/**
 * The links of a record's page to its source.
 * @param path of its file, from the project's root
 * @param subject of a report
 * @param page the absolute URL of the record's page
 */
export function editLinks(
  path: string,
  subject: string,
  page: string,
  { repository, contact, branch = 'main' }: Pick<Settings, 'repository' | 'contact' | 'branch'> = site,
): EditLinks {
  const repo = repository?.replace(/\/$/, '');
  const edit =
    repo && `${repo}/${forgeOf(repo).edit}/${branch}/${path.split('/').map(encodeURIComponent).join('/')}`;
  const letter = contact?.startsWith('mailto:') ? `${contact}?${query({ subject, body: page })}` : undefined;
  const report = repo ? `${repo}/${forgeOf(repo).issue(subject, page)}` : letter;
  return { ...(edit && { edit }), ...(report && { report }) };
}

const query = (values: Readonly<Record<string, string>>) =>
  Object.entries(values)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');

/** How a forge spells its pages; all but GitLab and Forgejo as GitHub does. */
function forgeOf(repository: string) {
  const { host } = new URL(repository);
  if (host.includes('gitlab'))
    return {
      edit: '-/edit',
      issue: (title: string, body: string) =>
        `-/issues/new?${query({ 'issue[title]': title, 'issue[description]': body })}`,
    };
  return {
    edit: /codeberg|forgejo|gitea/.test(host) ? '_edit' : 'edit',
    issue: (title: string, body: string) => `issues/new?${query({ title, body })}`,
  };
}
