import type { Manifest } from '@delivery/manifest';
import { ofKind, specOf } from '../drafts.ts';
import { pairs, type Pair } from '../pair.ts';
import { apps } from '../services.ts';
import { ringSlices } from '../slices.ts';

interface Source {
  readonly chart?: string;
  targetRevision: string;
}

export const chartPatch = (): Pair[] =>
  pairs('chart-patch', apps, [ringSlices[0]!, ringSlices[2]!, ringSlices[4]!], (objects) => {
    for (const source of charts(objects)) source.targetRevision = patched(source.targetRevision);
    for (const one of ofKind(objects, 'HelmRelease')) {
      const { spec } = specOf<{ chart: { spec: { version: string } } }>(one).chart;
      spec.version = patched(spec.version);
    }
  });

function charts(objects: readonly Manifest[]): readonly Source[] {
  return ofKind(objects, 'Application')
    .map((one) => specOf<{ source: Source }>(one).source)
    .filter(({ chart }) => chart !== undefined);
}

/** `v1.21.2` → `v1.21.3`. */
function patched(version: string): string {
  return version.replace(/\d+$/, (patch) => String(Number(patch) + 1));
}
