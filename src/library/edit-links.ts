import { site } from 'offprint/site';
import type { Settings } from '../settings/settings.ts';

/** Links for acting on a record; absent without a repository or a contact. */
interface EditLinks {
  /** The forge's page for editing the file. */
  readonly edit?: string;
  /** A pre-filled issue, or else an email. */
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

/** URL patterns of forges; all except GitLab and Forgejo follow GitHub. */
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
