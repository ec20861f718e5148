import { quantity } from '@delivery/kubernetes';
import { edited } from '../look/changed.ts';
import { touched } from '../look/touched.ts';
import { STOP, type Rule } from '../rule.ts';

const CLAIM = 'PersistentVolumeClaim shop/uploads';
const OBJECT = '/PersistentVolumeClaim/shop/uploads';
const FIXED = [
  'storageClassName',
  'accessModes',
  'volumeMode',
  'volumeName',
  'selector',
  'dataSource',
  'dataSourceRef',
];

/** A claim that is bound can grow, and nothing else. */
export const d23: Rule = {
  id: 'D23',
  name: 'claim-immutable',
  title: 'A claim changes in a field that no claim can change, or shrinks',
  reason:
    'The API server refuses the change, so the whole app stops syncing. Whoever helps with a replacement deletes the claim, and its volume with it.',
  sources: [
    'https://github.com/openshift/release/pull/76524',
    'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims',
  ],
  verdicts: STOP,
  procedure: [
    'Take the change back; a claim of its own name can have any class and size.',
    'First pull request: add a second claim with the new fields.',
    'Copy the data, with the workload scaled down or by its own replication. Compare both sides.',
    'Second pull request: let the workload use the new claim, and protect the old one with `Prune=false,Delete=false` (Flux: `prune: disabled`).',
    'Remove the old claim from the tree when a backup of it has been restored once.',
  ],
  positive: [
    {
      name: 'another class',
      decides: 'spec.storageClassName',
      after: { set: { [CLAIM]: { 'spec.storageClassName': 'slow' } } },
      object: OBJECT,
      field: 'spec.storageClassName',
    },
    {
      name: 'another access mode',
      decides: 'spec.accessModes',
      after: { set: { [CLAIM]: { 'spec.accessModes': ['ReadWriteMany'] } } },
      object: OBJECT,
      field: 'spec.accessModes',
    },
    {
      name: 'a block device instead of a file system',
      decides: 'spec.volumeMode',
      after: { set: { [CLAIM]: { 'spec.volumeMode': 'Block' } } },
      object: OBJECT,
      field: 'spec.volumeMode',
    },
    {
      name: 'another source of its data',
      decides: 'spec.dataSource',
      after: { set: { [CLAIM]: { 'spec.dataSource': { kind: 'VolumeSnapshot', name: 'uploads' } } } },
      object: OBJECT,
      field: 'spec.dataSource',
    },
    {
      name: 'half the size',
      decides: 'spec.resources.requests.storage',
      after: { set: { [CLAIM]: { 'spec.resources.requests.storage': '10Gi' } } },
      object: OBJECT,
      field: 'spec.resources.requests.storage',
    },
    {
      name: 'a volume of its own choice',
      decides: 'spec.volumeName',
      after: { set: { [CLAIM]: { 'spec.volumeName': 'disk-7' } } },
      object: OBJECT,
      field: 'spec.volumeName',
    },
    {
      name: 'a selector of volumes',
      decides: 'spec.selector',
      after: { set: { [CLAIM]: { 'spec.selector': { matchLabels: { tier: 'data' } } } } },
      object: OBJECT,
      field: 'spec.selector',
    },
  ],
  nearMiss: [
    {
      name: 'a larger size',
      decides: 'spec.resources.requests.storage',
      after: { set: { [CLAIM]: { 'spec.resources.requests.storage': '40Gi' } } },
    },
    {
      name: 'the mode that it has by default',
      decides: 'spec.volumeMode',
      after: { set: { [CLAIM]: { 'spec.volumeMode': 'Filesystem' } } },
    },
    {
      name: 'another class of volume attributes',
      decides: 'spec.volumeAttributesClassName',
      after: { set: { [CLAIM]: { 'spec.volumeAttributesClassName': 'gold' } } },
    },
    {
      name: 'a label',
      decides: 'metadata.labels',
      after: { set: { [CLAIM]: { 'metadata.labels': { team: 'shop' } } } },
    },
  ],
  *inspect(comparison) {
    for (const change of edited(comparison, '/PersistentVolumeClaim')) {
      for (const name of FIXED) {
        const field = touched(change, 'spec', name);
        if (!field || (name === 'volumeMode' && !differs(field, 'Filesystem'))) continue;
        yield { ...field, found: `spec.${name} of a claim cannot be changed` };
      }
      const size = touched(change, 'spec', 'resources', 'requests', 'storage');
      const [before, after] = [quantity(size?.before), quantity(size?.after)];
      if (size && before !== undefined && after !== undefined && after < before) {
        yield { ...size, found: 'a claim cannot shrink' };
      }
    }
  },
};

function differs(
  { before, after }: { readonly before?: unknown; readonly after?: unknown },
  byDefault: string,
): boolean {
  return (before ?? byDefault) !== (after ?? byDefault);
}
