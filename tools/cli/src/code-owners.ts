import type { App } from '@delivery/catalog';
import type { PlainFile } from './files-of.ts';

/** Owner of everything that no app and no one else has. */
const PLATFORM = 'platform';
/** Who may accept a risk; nobody else's review counts for that. */
const RISK = 'risk';

/** The top folders have rows of their own, so that whoever changes the first row does not change theirs. */
const platformFolders = ['/.github/', '/clusters/', '/libs/', '/tools/'];

/**
 * `.github/CODEOWNERS` from the owners that apps declare: each a team of the organization that has the repository. Rows in code unit order,
 * so that a file's row stands after those of its folders: the last row that matches decides.
 *
 * @param repositoryUrl e.g. `https://github.com/delivery-example/platform.git`
 * @returns none where the address names no organization, e.g. on loopback: a team has no name then
 * @see https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners#codeowners-syntax
 */
export function codeOwners(
  apps: readonly Pick<App, 'folder' | 'owner'>[],
  repositoryUrl: string,
): readonly PlainFile[] {
  const organization = /^[a-z]+:\/\/[^/]+\/([^/]+)\/[^/]+$/.exec(repositoryUrl)?.[1];
  if (organization === undefined) return [];
  const team = (name: string) => `@${organization}/${name}`;
  const rows: readonly (readonly [pattern: string, owner?: string])[] = [
    ['*', team(PLATFORM)],
    ...platformFolders.map((folder) => [folder, team(PLATFORM)] as const),
    ...apps.map(({ folder, owner }) => [`/${folder}/`, team(owner)] as const),
    ['/clusters/accepted-risks.yaml', team(RISK)],
    // CI proves that it equals its source, whose owners review the change; a row without an owner takes away the one of `*`
    ['/generated/'],
  ];
  const text = [
    '# Written by `npm run synth` from the `owner` of each component in apps/. Of the rows that match a file, the last one decides.',
    ...rows.map((row) => row.join(' ')).sort(),
  ];
  return [{ path: '.github/CODEOWNERS', text: `${text.join('\n')}\n`, source: 'codeOwners' }];
}
