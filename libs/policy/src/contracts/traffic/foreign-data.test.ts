import { isManifest, type Manifest } from '@delivery/manifest';
import { expect, it } from 'vitest';
import { validFacts, validSet } from '../../examples/valid-set.ts';
import { isRecord } from '../../fields.ts';
import { worldOf } from '../../world.ts';
import { traffic } from './index.ts';

const STRANGE = [null, 7, 'x', [null], { a: null }];

/** Every field and item below a value. */
function pathsIn(value: unknown): string[][] {
  if (!isRecord(value) && !Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, field]) => [[key], ...pathsIn(field).map((path) => [key, ...path])]);
}

function strangeForms(object: Manifest): Manifest[] {
  return pathsIn(object).flatMap((path) =>
    STRANGE.flatMap((value) => {
      const copy = structuredClone(object);
      let parent = copy as Record<string, unknown>;
      for (const step of path.slice(0, -1)) parent = parent[step] as Record<string, unknown>;
      parent[path.at(-1) ?? ''] = value;
      return isManifest(copy) ? [copy] : [];
    }),
  );
}

const clusterwide: Manifest = {
  apiVersion: 'cilium.io/v2',
  kind: 'CiliumClusterwideNetworkPolicy',
  metadata: { name: 'everybody' },
  specs: [
    {
      endpointSelector: {
        matchLabels: { app: 'order' },
        matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }],
      },
      enableDefaultDeny: { ingress: true },
      ingress: [{ fromEndpoints: [{ matchLabels: { app: 'a' } }], fromCIDR: ['10.0.0.0/8'], fromEntities: ['all'] }],
      egressDeny: [
        {
          toCIDRSet: [{ cidr: '10.0.0.0/8', except: ['10.0.0.0/9'] }],
          toFQDNs: [{ matchName: 'a.example' }],
          toPorts: [{ ports: [{ port: '80', endPort: 90, protocol: 'ANY' }] }],
        },
      ],
    },
  ],
};

const kinds = ['NetworkPolicy', 'CiliumNetworkPolicy', 'ServiceMonitor', 'PodMonitor', 'DestinationRule', 'Service'];
const judged = [
  ...kinds.flatMap((kind) => validSet().find((object) => object.kind === kind) ?? []),
  ...validSet().filter(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'payment'),
  clusterwide,
];
const around = validSet().filter(({ kind, metadata }) => kind === 'Namespace' || metadata.name === 'order');

it.each(judged)('no check throws, whatever shape the fields of $kind $metadata.name have', (object) => {
  const others = around.filter((other) => other !== object);
  const thrown = strangeForms(object).flatMap((strange) => {
    const world = worldOf(
      [strange, ...others].map((one) => ({ object: one, file: 'a.yaml' })),
      validFacts,
    );
    return traffic.flatMap((check) => {
      try {
        for (const violation of check.inspect(world)) expect(violation.found).not.toContain('undefined');
        return [];
      } catch (error) {
        return [`${check.id}: ${String(error)} for ${JSON.stringify(strange)}`];
      }
    });
  });
  expect(thrown.slice(0, 3)).toEqual([]);
});
