import { at, isRecord } from '../../tree/fields.ts';
import { edited } from '../look/changed.ts';
import { touched } from '../look/touched.ts';
import { STOP, type Rule } from '../rule.ts';

const CACHE = 'StatefulSet shop/cache';
const OBJECT = 'apps/StatefulSet/shop/cache';
const CHANGEABLE = new Set([
  ...['replicas', 'ordinals', 'template', 'updateStrategy'],
  ...['persistentVolumeClaimRetentionPolicy', 'minReadySeconds'],
]);
const DEFAULTS: Readonly<Record<string, unknown>> = { podManagementPolicy: 'OrderedReady', revisionHistoryLimit: 10 };

/** What of a StatefulSet is decided when it is made. */
export const d24: Rule = {
  id: 'D24',
  name: 'stateful-set-immutable',
  title: 'A StatefulSet changes in a field that no StatefulSet can change',
  reason:
    'The API server refuses it, and nothing of the app syncs any more. A forced sync deletes the StatefulSet and all of its pods at once, and volumes of other sizes or classes never come about.',
  sources: [
    'https://github.com/argoproj/argo-helm/issues/2494',
    'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations',
  ],
  verdicts: STOP,
  procedure: [
    'For larger volumes leave the template as it is: grow each claim, `kubectl patch pvc data-<set>-0 -p \'{"spec":{"resources":{"requests":{"storage":"20Gi"}}}}\'`, one pod at a time.',
    'To change the StatefulSet itself, pause its sync and remove it without its pods: `kubectl delete statefulset <name> -n <namespace> --cascade=orphan`.',
    'Merge the change and sync: the new StatefulSet takes over the pods that run. Look at `kubectl get pods -n <namespace> -w`.',
    'Or add a second StatefulSet beside it, let the data replicate, move the Service, and remove the old one.',
  ],
  positive: [
    {
      name: 'larger claims',
      decides: 'spec.volumeClaimTemplates',
      after: { set: { [CACHE]: { 'spec.volumeClaimTemplates[0].spec.resources.requests.storage': '20Gi' } } },
      object: OBJECT,
      field: 'spec.volumeClaimTemplates',
    },
    {
      name: 'another Service',
      decides: 'spec.serviceName',
      after: { set: { [CACHE]: { 'spec.serviceName': 'cache-headless' } } },
      object: OBJECT,
      field: 'spec.serviceName',
    },
    {
      name: 'one more label in the selector',
      decides: 'spec.selector',
      after: { set: { [CACHE]: { 'spec.selector.matchLabels.tier': 'data' } } },
      object: OBJECT,
      field: 'spec.selector',
    },
    {
      name: 'pods that start side by side',
      decides: 'spec.podManagementPolicy',
      after: { set: { [CACHE]: { 'spec.podManagementPolicy': 'Parallel' } } },
      object: OBJECT,
      field: 'spec.podManagementPolicy',
    },
    {
      name: 'fewer old revisions',
      decides: 'spec.revisionHistoryLimit',
      after: { set: { [CACHE]: { 'spec.revisionHistoryLimit': 2 } } },
      object: OBJECT,
      field: 'spec.revisionHistoryLimit',
    },
  ],
  nearMiss: [
    { name: 'one replica more', decides: 'spec.replicas', after: { set: { [CACHE]: { 'spec.replicas': 4 } } } },
    {
      name: 'another image',
      decides: 'spec.template',
      after: { set: { [CACHE]: { 'spec.template.spec.containers[0].image': 'registry.example/cache:7.4.1' } } },
    },
    {
      name: 'the order of pods that it has by default',
      decides: 'spec.podManagementPolicy',
      after: { set: { [CACHE]: { 'spec.podManagementPolicy': 'OrderedReady' } } },
    },
    {
      name: 'claims that are kept',
      decides: 'spec.persistentVolumeClaimRetentionPolicy',
      after: { set: { [CACHE]: { 'spec.persistentVolumeClaimRetentionPolicy': { whenDeleted: 'Retain' } } } },
    },
    {
      name: 'updates by hand',
      decides: 'spec.updateStrategy',
      after: { set: { [CACHE]: { 'spec.updateStrategy': { type: 'OnDelete' } } } },
    },
    {
      name: 'as many old revisions as it keeps by default',
      decides: 'spec.revisionHistoryLimit',
      after: { set: { [CACHE]: { 'spec.revisionHistoryLimit': 10 } } },
    },
    {
      name: 'another first number',
      decides: 'spec.ordinals',
      after: { set: { [CACHE]: { 'spec.ordinals.start': 1 } } },
    },
    {
      name: 'a pause after each pod',
      decides: 'spec.minReadySeconds',
      after: { set: { [CACHE]: { 'spec.minReadySeconds': 10 } } },
    },
  ],
  *inspect(comparison) {
    for (const change of edited(comparison, 'apps/StatefulSet')) {
      const names = [change.before, change.after].flatMap(({ manifest }) => keysOf(at(manifest, 'spec')));
      for (const name of new Set(names)) {
        const field = CHANGEABLE.has(name) ? undefined : touched(change, 'spec', name);
        if (!field || (name in DEFAULTS && (field.before ?? DEFAULTS[name]) === (field.after ?? DEFAULTS[name])))
          continue;
        yield { ...field, found: `spec.${name} of a StatefulSet cannot be changed` };
      }
    }
  },
};

function keysOf(value: unknown): readonly string[] {
  return isRecord(value) ? Object.keys(value) : [];
}
