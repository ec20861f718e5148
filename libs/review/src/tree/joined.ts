/**
 * A path from the root of the side, of one that is relative to a folder: `../base` in `apps/prod` is `apps/base`. Undefined when it leads out of
 * the side, or to another host.
 */
export function joined(folder: string, path: string): string | undefined {
  if (path.startsWith('/') || path.includes('://')) return undefined;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
