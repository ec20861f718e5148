import { git } from '@delivery/git';

/** A path that differs from HEAD, in the index or the work tree. */
export interface Changed {
  /** Repository-relative. */
  readonly path: string;
  readonly kind: 'tracked' | 'unmerged' | 'untracked';
  /** Of `unmerged`: what the two sides did to it, e.g. `UU`. */
  readonly sides?: string;
}

/**
 * @param paths literal; none: the whole work tree
 * @throws Refusal (4) with what git says
 * @see https://git-scm.com/docs/git-status#_porcelain_format_version_2
 */
export function changedIn(root: string, paths: readonly string[] = []): readonly Changed[] {
  const options = ['status', '--porcelain=v2', '-z', '--no-renames', '--untracked-files=all'];
  const records = git(root, ['--literal-pathspecs', ...options, '--', ...paths])
    .toString('utf8')
    .split('\0');
  return records.flatMap((record): readonly Changed[] => {
    const fields = record.split(' ');
    const rest = (at: number) => fields.slice(at).join(' ');
    if (fields[0] === '1') return [{ path: rest(8), kind: 'tracked' }];
    if (fields[0] === '?') return [{ path: rest(1), kind: 'untracked' }];
    return fields[0] === 'u' ? [{ path: rest(10), kind: 'unmerged', sides: fields[1] ?? '' }] : [];
  });
}
