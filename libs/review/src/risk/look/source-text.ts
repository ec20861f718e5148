import type { Manifest } from '@delivery/manifest';
import { textOf } from '../../diff/equal.ts';
import { at, isRecord, listAt } from '../../tree/fields.ts';

/** Where a sync object takes its objects from, without the revision; equal texts for equal places. */
export function sourceText({ spec }: Manifest): string {
  const sources = [at(spec, 'source'), ...listAt(spec, 'sources')].filter(isRecord);
  if (sources.length === 0) return textOf([at(spec, 'path') ?? '', at(spec, 'sourceRef') ?? '']);
  return textOf(sources.map(({ repoURL, chart, path }) => [repoURL ?? '', chart ?? '', path ?? '']));
}

/** Where an Application puts them; of a Kustomization its objects say it. */
export function destinationText({ kind, spec }: Manifest): string {
  return kind === 'Application' ? textOf(at(spec, 'destination') ?? {}) : '';
}
