import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { at, fieldsAt, textAt } from '../../../fields.ts';
import { matches } from '../../../pods/selector.ts';
import type { World } from '../../../world.ts';

export const headlessService: Check = {
  id: 'W69a',
  name: 'headless-service',
  title: 'A StatefulSet has the headless Service that names its pods',
  why: 'Without it the pods of a StatefulSet have no names in DNS, by which the members of a database find each other.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-score statefulset-has-servicename',
    'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  ],
  fix: 'add a Service of that name with clusterIP: None and the labels of the pods',
  good: [
    { name: 'headless' },
    {
      name: 'of a chart',
      on: 'StatefulSet shop/ledger',
      set: { 'spec.serviceName': 'elsewhere' },
      facts: { provides: [{ group: '', kind: 'Service', namespace: 'shop', name: 'elsewhere' }] },
    },
  ],
  bad: [
    {
      name: 'no name',
      on: 'StatefulSet shop/ledger',
      set: { 'spec.serviceName': undefined },
      at: 'spec.serviceName',
      found: 'no serviceName',
    },
    {
      name: 'no Service',
      on: 'StatefulSet shop/ledger',
      remove: ['Service shop/ledger'],
      at: 'spec.serviceName',
      found: 'no Service shop/ledger',
    },
    {
      name: 'a Service with an address',
      on: 'Service shop/ledger',
      set: { 'spec.clusterIP': undefined },
      object: 'StatefulSet shop/ledger',
      at: 'spec.serviceName',
      found: 'Service shop/ledger, which is not headless',
    },
    {
      name: 'a Service of other pods',
      on: 'Service shop/ledger',
      set: { 'spec.selector.app': 'ledger' },
      object: 'StatefulSet shop/ledger',
      at: 'spec.serviceName',
      found: 'Service shop/ledger, which selects other pods',
    },
    {
      name: 'a Service of no pods',
      on: 'Service shop/ledger',
      set: { 'spec.selector': undefined },
      object: 'StatefulSet shop/ledger',
      at: 'spec.serviceName',
      found: 'Service shop/ledger, which selects other pods',
    },
  ],
  inspect: function* (world) {
    for (const object of world.of('apps', 'StatefulSet')) {
      const found = wrongWith(object, world);
      if (found) yield { object, path: ['spec', 'serviceName'], found, allowed: 'a headless Service of the same pods' };
    }
  },
};

function wrongWith(object: Manifest, world: World): string | undefined {
  const { namespace } = object.metadata;
  const name = textAt(object, 'spec', 'serviceName');
  if (!name) return 'no serviceName';
  if (world.provided('', 'Service', namespace, name)) return undefined;
  const title = `Service ${namespace ?? ''}/${name}`;
  const service = world.find('', 'Service', namespace, name);
  if (service === undefined) return `no ${title}`;
  if (at(service, 'spec', 'clusterIP') !== 'None') return `${title}, which is not headless`;
  const selector = fieldsAt(service, 'spec', 'selector');
  const labels = fieldsAt(object, 'spec', 'template', 'metadata', 'labels');
  return Object.keys(selector).length > 0 && matches(selector, labels)
    ? undefined
    : `${title}, which selects other pods`;
}
