/** The parts of an image reference. */
export interface Image {
  /** With the registry, e.g. `registry.example/order`. */
  readonly repository: string;
  /** Absent: none stated. */
  readonly tag?: string;
  /** With the algorithm, e.g. `sha256:…`. */
  readonly digest?: string;
}

/** @see https://github.com/distribution/reference */
export function imageOf(text: string): Image {
  const [rest = '', digest] = text.split('@', 2);
  const colon = rest.lastIndexOf(':');
  const tagged = colon > rest.lastIndexOf('/');
  return {
    repository: tagged ? rest.slice(0, colon) : rest,
    ...(tagged && { tag: rest.slice(colon + 1) }),
    ...(digest !== undefined && { digest }),
  };
}

/** Whether a version is lower than another; of tags that are no versions nobody knows. */
export function isLower(tag: string | undefined, than: string | undefined): boolean {
  const [a, b] = [version(tag), version(than)];
  if (!a || !b) return false;
  for (const [index, part] of a.numbers.entries()) {
    const order = part - (b.numbers[index] ?? 0);
    if (order !== 0) return order < 0;
  }
  return a.numbers.length === b.numbers.length && a.pre !== '' && b.pre === '';
}

function version(tag: string | undefined): { readonly numbers: readonly number[]; readonly pre: string } | undefined {
  const [, numbers, pre = ''] =
    /^v?(\d+(?:\.\d+){1,3})(?:-((?:alpha|beta|rc|pre|dev)[.\w-]*))?(?:[-+].*)?$/.exec(tag ?? '') ?? [];
  return numbers === undefined ? undefined : { numbers: numbers.split('.').map(Number), pre };
}
