import { metadataOf, workloads } from '../drafts.ts';
import { pairs, type Pair } from '../pair.ts';
import { apps, services } from '../services.ts';
import { ringSlices, usualSlices } from '../slices.ts';

export const labelAdded = (): Pair[] =>
  pairs('label-added', apps, [ringSlices[2]!, ringSlices[4]!], (objects) => {
    const label = (labels: Record<string, string>) => (labels['delivery.example/cost-center'] = 'platform');
    for (const manifest of objects) label(metadataOf(manifest, 'labels'));
    for (const { template } of workloads(objects)) label(template.metadata.labels);
  });

export const annotationChanged = (): Pair[] =>
  pairs('annotation-changed', services, usualSlices, (objects) => {
    for (const { manifest } of workloads(objects)) {
      metadataOf(manifest, 'annotations')['delivery.example/runbook'] = 'docs/runbooks/services/latency.md';
    }
  });
