/**
 * Whether a text matches a pattern as a whole, as fnmatch without flags says: `*` also matches `/`.
 *
 * @see https://man7.org/linux/man-pages/man3/fnmatch.3.html
 */
export function matchesGlob(text: string, pattern: string, ignoreCase = false): boolean {
  const source = pattern.replaceAll(/\\.|\[!?\]?[^\]]*\]|\*|\?|[^\\[*?]+|./gs, (part) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    if (part.startsWith('[') && part.length > 2)
      return `[${part.slice(1, -1).replace(/^!/, '^').replaceAll('\\', '\\\\').replaceAll(']', '\\]')}]`;
    return escaped(part.length === 2 && part.startsWith('\\') ? part.slice(1) : part);
  });
  return new RegExp(`^${source}$`, ignoreCase ? 'is' : 's').test(text);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/**
 * Whether a path is the prefix or below it, directory by directory; wildcards stay inside a directory.
 *
 * @see https://falco.org/docs/concepts/rules/conditions/#pmatch-operator
 */
export function hasPathPrefix(path: string, prefix: string): boolean {
  const parts = components(path);
  const wanted = components(prefix);
  return wanted.length <= parts.length && wanted.every((part, i) => matchesGlob(parts[i]!, part));
}

function components(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}
