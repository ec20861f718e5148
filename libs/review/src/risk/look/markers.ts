import type { Manifest } from '@delivery/manifest';
import { at, textAt, textsAt } from '../../tree/fields.ts';
import type { SyncUnit } from '../../tree/sync-unit.ts';
import { appSpecPath } from './app-spec.ts';
import { syncOptionsOf } from './prune.ts';

/** A field that keeps an object, or what stands behind it, when it would be deleted. */
export interface Marker {
  readonly field: readonly string[];
  /** The engine that reads it. @default - whoever applies it */
  readonly engine?: SyncUnit['engine'];
  /** How firmly it keeps: 0 is not at all. */
  readonly strength: (manifest: Manifest) => number;
}

const STAYS = ['Orphan', 'Retain', 'Abandon'];

/** Every marker that a field of its own carries. */
export const MARKERS: readonly Marker[] = [
  {
    field: ['metadata', 'annotations', 'argocd.argoproj.io/sync-options'],
    engine: 'argocd',
    strength: (manifest) => optionsStrength(syncOptionsOf({ manifest })),
  },
  ...['Application', 'ApplicationSet'].map((kind): Marker => {
    const field = [...appSpecPath({ kind }), 'syncPolicy', 'syncOptions'];
    return {
      field,
      strength: (manifest) => (manifest.kind === kind ? optionsStrength(textsAt(manifest, ...field)) : 0),
    };
  }),
  annotation('kustomize.toolkit.fluxcd.io/prune', ['disabled'], 'flux'),
  annotation('helm.sh/resource-policy', ['keep']),
  annotation('services.k8s.aws/deletion-policy', ['retain']),
  annotation('cnrm.cloud.google.com/deletion-policy', ['abandon']),
  annotation('serviceoperator.azure.com/reconcile-policy', ['skip', 'detach-on-delete']),
  // Crossplane, Flux, VolumeSnapshotContent; of a VolumeSnapshotClass at the root.
  value(['spec', 'deletionPolicy'], STAYS),
  value(['deletionPolicy'], STAYS),
  // What External Secrets does with the Secret; to keep it is the default.
  value(['spec', 'target', 'deletionPolicy'], ['Retain', undefined]),
  value(['spec', 'persistentVolumeReclaimPolicy'], ['Retain']),
  value(['spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted'], ['Retain', undefined]),
  value(['spec', 'persistentVolumeClaimRetentionPolicy', 'whenScaled'], ['Retain', undefined]),
  {
    field: ['spec', 'managementPolicies'],
    strength: ({ spec }) => {
      const policies = textsAt(spec, 'managementPolicies');
      return policies.length > 0 && !policies.includes('*') && !policies.includes('Delete') ? 1 : 0;
    },
  },
];

/** `Prune=false` keeps, `Prune=confirm` asks first; `Delete` the same, when the Application itself is deleted. */
function optionsStrength(options: readonly string[]): number {
  const strengths = ['Prune', 'Delete'].map((option) =>
    options.includes(`${option}=false`) ? 2 : options.includes(`${option}=confirm`) ? 1 : 0,
  );
  return strengths.reduce<number>((total, one) => total + one, 0);
}

function annotation(name: string, keeps: readonly string[], engine?: SyncUnit['engine']): Marker {
  const field = ['metadata', 'annotations', name];
  const strength = (manifest: Manifest) => (keeps.includes(textAt(manifest, ...field)?.toLowerCase() ?? '') ? 1 : 0);
  return { field, strength, ...(engine && { engine }) };
}

function value(field: readonly string[], keeps: readonly (string | undefined)[]): Marker {
  return {
    field,
    strength: (manifest) => {
      const found = at(manifest, ...field) ?? undefined;
      return keeps.some((one) => one === found) ? 1 : 0;
    },
  };
}
