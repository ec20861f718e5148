import type { Manifest } from '@delivery/manifest';
import { createHash } from 'node:crypto';
import { rings } from '../committed.ts';
import { metadataOf, workloads } from '../drafts.ts';
import { pairs, written, type Pair } from '../pair.ts';
import { services } from '../services.ts';
import { everywhere, ringSlices, slice } from '../slices.ts';

const VERSION = 'app.kubernetes.io/version';
const STEPS = ['major', 'minor', 'patch'] as const;
const [development] = ringSlices;

export const image = (): Pair[] => pairs('image', services, ringSlices, (objects) => release(objects, 'patch'));

export const candidate = (): Pair[] =>
  [...STEPS, 'pre-release' as const].flatMap((step) =>
    pairs('candidate', services, [development!], (objects) => release(objects, step)).map((pair) => ({
      ...pair,
      what: `${pair.what}, ${step}`,
    })),
  );

/** The old side runs the candidate in the first ring, in the first two, or in the first three. */
export const imageEverywhere = (): Pair[] =>
  services.flatMap((app) =>
    [1, 2, 3].flatMap((count) =>
      (['minor', 'patch'] as const).map((step) => {
        const ran = slice('', ({ ring }) => rings.indexOf(ring) < count);
        const before = written(app, ran, (objects) => release(objects, step));
        const after = written(app, everywhere, (objects) => release(objects, step));
        return { kind: 'image-everywhere', what: `${app}, ${step} after ${count} rings`, before, after } as const;
      }),
    ),
  );

type Step = (typeof STEPS)[number] | 'pre-release';

function release(objects: readonly Manifest[], step: Step): void {
  for (const { manifest, template } of workloads(objects)) {
    for (const container of template.spec.containers) {
      const [, repository, tag] = /^(.*):([^@:]+)@/.exec(container.image)!;
      const next = raised(tag!, step);
      const digest = createHash('sha256').update(`${template.metadata.labels['app.kubernetes.io/name']}:${next}`);
      container.image = `${repository}:${next}@sha256:${digest.digest('hex')}`;
      template.metadata.labels[VERSION] = next;
      metadataOf(manifest, 'labels')[VERSION] = next;
    }
  }
}

function raised(version: string, step: Step): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (step === 'major') return `${major + 1}.0.0`;
  if (step === 'minor') return `${major}.${minor + 1}.0`;
  return `${major}.${minor}.${patch + 1}${step === 'patch' ? '' : '-rc.1'}`;
}
