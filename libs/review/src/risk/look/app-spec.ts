import type { Manifest } from '@delivery/manifest';

/** Where what an Application says stands: in an ApplicationSet in its template. */
export function appSpecPath({ kind }: Pick<Manifest, 'kind'>): readonly string[] {
  return kind === 'ApplicationSet' ? ['spec', 'template', 'spec'] : ['spec'];
}
