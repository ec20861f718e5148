import { Refusal } from '@delivery/findings';
import { testCluster, testFleet } from '@delivery/fleet/testing';
import { describe, expect, it } from 'vitest';
import { catalogOf, ownersOf } from './catalog.ts';
import type { App } from './declaration.ts';
import { testApp, testFoundation, testService } from './testing.ts';

const order = testApp('order', { service: testService({ calls: { payment: 'http' }, needs: { postgres: 'orders' } }) });
const payment = testApp('payment', { owner: 'payments', service: testService({ calledBy: ['order'] }) });
const namespaces = testFoundation('namespaces');
const fleet = testFleet([testCluster()], ['order', 'payment']);

function refusedLines(apps: readonly App[], of = fleet): readonly string[] {
  try {
    catalogOf(apps, of);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.exitCode).toBe(2);
    return error.findings.map(
      ({ id, at, found, allowed, fix }) =>
        `${at?.file ?? ''} ${at?.path ?? ''} ${id}: ${found} | ${allowed ?? ''} | ${fix}`,
    );
  }
  return [];
}

const withService = (app: App, changes: Parameters<typeof testService>[0]): App => ({
  ...app,
  service: testService({ ...app.service, ...changes }),
});

it('sorts apps by stage, then by name', () => {
  expect(catalogOf([payment, order, namespaces], fleet).apps.map((app) => app.name)).toEqual([
    'namespaces',
    'order',
    'payment',
  ]);
});

it('names owners with their namespaces', () => {
  expect(ownersOf([namespaces, payment, order])).toEqual([
    { owner: 'ordering', namespaces: ['order'] },
    { owner: 'payments', namespaces: ['payment'] },
  ]);
});

describe('a disagreement is refused before anything is built', () => {
  it.each<[string, readonly App[], readonly string[]]>([
    [
      'a name that is not the folder',
      [{ ...order, folder: 'apps/services/orders' }, payment],
      [
        'apps/services/orders/component.ts name name-is-folder: name "order" in apps/services/orders | "orders" | rename the app or its folder',
      ],
    ],
    [
      'an owner that is no label',
      [{ ...order, owner: 'Team Orders' }, payment],
      [
        'apps/services/order/component.ts owner name-is-label: owner "Team Orders" | lower-case letters, digits and -, 1 to 40 characters, a letter first | choose such a name',
      ],
    ],
    [
      'one name twice',
      [order, payment, { ...testFoundation('payment'), folder: 'apps/foundation/payment' }],
      [
        'apps/foundation/payment/component.ts name name-is-unique: name "payment", as apps/services/payment has | one app a name | rename one of the two',
      ],
    ],
    [
      'a call to nobody',
      [withService(order, { calls: { paymnt: 'http' } }), withService(payment, { calledBy: [] })],
      [
        'apps/services/order/component.ts calls.paymnt call-is-known: a call to "paymnt" | order, payment | did you mean "payment"?',
      ],
    ],
    [
      'a call of a port that is not there',
      [withService(order, { calls: { payment: 'grpc' } }), payment],
      ['apps/services/order/component.ts calls.payment call-port-is-known: port "grpc" of payment | http | use "http"'],
    ],
    [
      'a call of the port of metrics',
      [withService(order, { calls: { payment: 'metrics' } }), payment],
      [
        'apps/services/order/component.ts calls.payment call-port-is-known: port "metrics" of payment | http | use "http"',
      ],
    ],
    [
      'a call that the other end does not list',
      [order, withService(payment, { calledBy: [] })],
      [
        'apps/services/order/component.ts calls.payment call-has-both-ends: order calls payment, which does not list it |  | add "order" to calledBy of apps/services/payment/component.ts',
      ],
    ],
    [
      'a caller that does not call',
      [withService(order, { calls: {} }), payment],
      [
        'apps/services/payment/component.ts calledBy[0] call-has-both-ends: payment is called by order, but order does not call it |  | add "payment" to calls of apps/services/order/component.ts, or remove the caller here',
      ],
    ],
    [
      'a caller that is not there',
      [order, withService(payment, { calledBy: ['order', 'ordre'] })],
      [
        'apps/services/payment/component.ts calledBy[1] caller-is-known: a caller "ordre" | order, payment | did you mean "order"?',
      ],
    ],
    [
      'a callee that is not on the cluster',
      [order, { ...payment, clusters: () => false }],
      [
        'apps/services/order/component.ts calls.payment callee-is-on-cluster: payment is not on aws-test | every cluster that has order | let payment select these clusters too, or order leave them',
      ],
    ],
    [
      'a need that no fact binds',
      [withService(order, { needs: { postgres: 'order' } }), payment],
      [
        'apps/services/order/component.ts needs.postgres needs-are-bound: postgres "order", which clusters/aws-test.yaml does not bind | orders | add bindings.postgres.order to clusters/aws-test.yaml, or did you mean "orders"?',
      ],
    ],
    [
      'an after of another stage',
      [order, payment, { ...namespaces, after: ['order'] }, testFoundation('crds')],
      ['apps/foundation/namespaces/component.ts after after-is-of-same-stage: "order" | crds | use "crds"'],
    ],
    [
      'a circle of afters',
      [order, payment, { ...namespaces, after: ['crds'] }, testFoundation('crds', { after: ['namespaces'] })],
      [
        'apps/foundation/namespaces/component.ts after after-is-acyclic: namespaces waits for itself |  | remove one of the entries',
        'apps/foundation/crds/component.ts after after-is-acyclic: crds waits for itself |  | remove one of the entries',
      ],
    ],
    [
      'a privileged port',
      [withService(order, { ports: { http: 80 } }), payment],
      [
        'apps/services/order/component.ts ports.http ports-are-legal: http: 80 | an IANA service name of at most 15 characters, and a number from 1024 to 65535 | rename or renumber the port',
      ],
    ],
    [
      'a request that is no quantity',
      [withService(order, { requests: { cpu: '250m', memory: '512MB', 'ephemeral-storage': '1Gi' } }), payment],
      [
        'apps/services/order/component.ts requests.memory requests-are-quantities: "512MB" | cores as 250m or 2, bytes as 512Mi or 8Gi | write it in that form',
      ],
    ],
    [
      'a CPU limit below the request',
      [withService(order, { cpuLimit: '200m' }), payment],
      [
        'apps/services/order/component.ts cpuLimit cpu-limit-covers-request: "200m" | at least 250m | raise the limit, or leave it out for four times the request',
      ],
    ],
    [
      'a service that reads the catalog',
      [{ ...order, readsCatalog: true }, payment],
      [
        'apps/services/order/component.ts readsCatalog services-do-not-read-the-catalog: readsCatalog in stage services | foundation, operators, platform, traffic | render from the declaration alone',
      ],
    ],
  ])('%s', (_, apps, expected) => {
    expect(refusedLines(apps)).toEqual(expected);
  });

  it('a service without release, and a release without service', () => {
    expect(refusedLines([order, payment], testFleet([testCluster()], ['order', 'paymnet']))).toEqual([
      'apps/services/payment/component.ts name service-has-release: no release | repository and stable {tag, digest} | add apps/services/payment/release.yaml',
      'apps/services/paymnet/release.yaml  release-has-service: a release of "paymnet", which runs no image | order, payment | did you mean "payment"?',
    ]);
  });
});
