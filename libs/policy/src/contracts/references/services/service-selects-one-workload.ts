import { nameOf, type Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { listAt } from '../../../fields.ts';
import type { World } from '../../../world.ts';
import { referencesOf } from '../table/references-of.ts';
import { thingsOf } from '../table/things.ts';
import { podsBySelector } from './pods-of.ts';

const shell: Manifest = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'shell', namespace: 'shop' },
  spec: { selector: { app: 'shell' }, ports: [] },
};

export const serviceSelectsOneWorkload: Check = {
  id: 'C21',
  name: 'service-selects-one-workload',
  title: 'No Service selects the pods of two workloads',
  why: 'A Service that is a label too wide sends a share of its requests to pods that do not answer them, such as those of a task.',
  severity: 'error',
  level: 'all',
  sources: ['gatekeeper-library uniqueserviceselector'],
  fix: 'select a label that only one workload carries, such as app.kubernetes.io/instance',
  good: [
    { name: 'one app' },
    { name: 'none', on: 'Service shop/order', set: { 'spec.selector': { app: 'order' } } },
    {
      name: 'one of two that share a label',
      on: 'Service shop/order',
      set: { 'spec.selector': { 'app.kubernetes.io/instance': 'order', 'app.kubernetes.io/part-of': 'shop' } },
    },
    {
      name: 'two versions that a rule of the mesh tells apart',
      on: 'DestinationRule shop/order',
      set: {
        'spec.host': 'shell',
        'spec.subsets': [
          { name: 'blue', labels: { version: 'blue' } },
          { name: 'green', labels: { version: 'green' } },
        ],
      },
      add: [version('blue'), version('green'), shell],
    },
    {
      name: 'the same workload twice',
      add: [version('blue'), version('blue'), shell],
    },
    {
      name: 'the same labels in another namespace',
      add: [
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            name: 'order',
            namespace: 'argocd',
            labels: { 'app.kubernetes.io/name': 'order', 'app.kubernetes.io/instance': 'order' },
          },
          spec: { containers: [] },
        },
      ],
    },
  ],
  bad: [
    {
      name: 'a task of the same name',
      on: 'CronJob shop/settlement',
      set: {
        'template.metadata.labels["app.kubernetes.io/name"]': 'payment',
        'template.metadata.labels["app.kubernetes.io/instance"]': 'payment',
      },
      object: 'Service shop/payment',
      at: 'spec.selector',
      found: 'Service shop/payment selects the pods of Rollout shop/payment and of CronJob shop/settlement',
    },
    {
      name: 'a label too wide',
      add: [version('blue'), version('green'), shell],
      object: 'Service shop/shell',
      at: 'spec.selector',
      found: 'Service shop/shell selects the pods of Pod shop/blue and of Pod shop/green',
    },
    {
      name: 'two versions, while a rule of the mesh knows one subset',
      on: 'DestinationRule shop/order',
      set: { 'spec.host': 'shell' },
      add: [version('blue'), version('green'), shell],
      object: 'Service shop/shell',
      at: 'spec.selector',
      found: 'Service shop/shell selects the pods of Pod shop/blue and of Pod shop/green',
    },
  ],
  *inspect(world) {
    const podsOf = podsBySelector(world);
    const divided = dividedIn(world);
    for (const object of world.of('', 'Service')) {
      if (divided.has(object)) continue;
      const workloads = [...new Set(podsOf(object).map(({ owner }) => nameOf(owner)))];
      if (workloads.length < 2) continue;
      yield {
        object,
        path: ['spec', 'selector'],
        found: `${nameOf(object)} selects the pods of ${workloads.join(' and of ')}`,
        allowed: 'labels that the pods of one workload carry',
      };
    }
  },
};

/** Services whose pods a DestinationRule divides into subsets: they mean several workloads. */
function dividedIn(world: World): ReadonlySet<Manifest> {
  const things = thingsOf(world);
  const rules = referencesOf(world).filter(
    ({ object, kind }) => object.kind === 'DestinationRule' && kind === 'Service' && subsetsOf(object) > 1,
  );
  return new Set(rules.flatMap((reference) => things.named(reference).map((thing) => thing.object)));
}

function subsetsOf({ spec }: Manifest): number {
  return listAt(spec, 'subsets').length;
}

function version(name: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'shop', labels: { app: 'shell', version: name } },
    spec: { containers: [] },
  };
}
