import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import type { Api, ApiRequest } from './api.ts';
import { applyServerSide, assertAccepted, verdictOf } from './apply.ts';
import { resourcePath } from './served-kinds.ts';

const order: Manifest = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'order', namespace: 'order' } };
const rejected = { kind: 'Status', status: 'Failure', message: '.spec.replica: field not declared in schema' };

describe('verdictOf', () => {
  it('accepts what was created or changed, with the warnings', () => {
    const warnings = ['would violate PodSecurity "restricted:latest"'];
    expect(verdictOf(order, { status: 201, body: order, warnings })).toEqual({
      manifest: order,
      object: 'Deployment order/order',
      accepted: true,
      status: 201,
      warnings,
    });
  });

  it('tells in the words of the server why not', () => {
    expect(verdictOf(order, { status: 500, body: rejected, warnings: [] })).toMatchObject({
      accepted: false,
      message: '.spec.replica: field not declared in schema',
    });
  });

  it('tells the status where the server says nothing', () => {
    expect(verdictOf(order, { status: 502, body: '', warnings: [] })).toMatchObject({ message: 'HTTP status 502' });
  });
});

describe('applyServerSide', () => {
  const server = (sent: string[]): Api => ({
    server: '',
    close: () => {},
    list: () => Promise.resolve([]),
    get: <T>(path: string) => {
      const resources = [
        { name: 'deployments/scale', kind: 'Scale', namespaced: true },
        { name: 'deployments', kind: 'Deployment', namespaced: true },
        { name: 'namespaces', kind: 'Namespace', namespaced: false },
      ];
      return Promise.resolve(
        (path.endsWith('/v1') && !path.includes('example') ? { resources } : undefined) as T | undefined,
      );
    },
    request: (path: string, { body }: ApiRequest = {}) => {
      sent.push(path);
      const isWrong = (body as Manifest).metadata.name === 'wrong';
      return Promise.resolve({ status: isWrong ? 422 : 200, body: isWrong ? rejected : body, warnings: [] });
    },
  });

  it('gives a verdict for each object in the order given, and goes on after a refusal', async () => {
    const wrong = { ...order, metadata: { name: 'wrong', namespace: 'order' } };
    const unknown = { apiVersion: 'example.org/v1', kind: 'Order', metadata: { name: 'order' } };
    const verdicts = await applyServerSide(server([]), [wrong, unknown, order]);
    expect(verdicts.map(({ object, accepted }) => [object, accepted])).toEqual([
      ['Deployment order/wrong', false],
      ['Order order', false],
      ['Deployment order/order', true],
    ]);
    expect(verdicts[1]?.message).toBe('Order of example.org/v1 is not served: its CRD is not there');
  });

  it('sends namespaces first, and only asks in a dry run', async () => {
    const sent: string[] = [];
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'order' } };
    await applyServerSide(server(sent), [order, namespace], { dryRun: true });
    const query = 'fieldManager=kubectl&fieldValidation=Strict&force=true&dryRun=All';
    expect(sent).toEqual([
      `/api/v1/namespaces/order?${query}`,
      `/apis/apps/v1/namespaces/order/deployments/order?${query}`,
    ]);
  });

  it('waits until the kind of a CRD is listed, which is some time after it is Established', async () => {
    const spec = { group: 'x.io', names: { kind: 'Thing' }, versions: [{ name: 'v1', served: true }] };
    const crd: Manifest = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'things.x.io' },
      spec,
    };
    const crds = { name: 'customresourcedefinitions', kind: 'CustomResourceDefinition', namespaced: false };
    const things = { name: 'things', kind: 'Thing', namespaced: false };
    let looks = 0;
    const api: Api = {
      ...server([]),
      get: <T>(path: string) => {
        const answers: Record<string, unknown> = {
          '/apis/apiextensions.k8s.io/v1': { resources: [crds] },
          '/apis/x.io/v1': { resources: looks++ < 2 ? [] : [things] },
        };
        const established = { ...crd, status: { conditions: [{ type: 'Established', status: 'True' }] } };
        return Promise.resolve((answers[path] ?? established) as T);
      },
    };
    const thing: Manifest = { apiVersion: 'x.io/v1', kind: 'Thing', metadata: { name: 'a' } };
    const verdicts = await applyServerSide(api, [thing, crd]);
    expect(verdicts.map(({ accepted }) => accepted)).toEqual([true, true]);
    expect(looks).toBeGreaterThan(2);
  });
});

describe('assertAccepted', () => {
  it('lists every refusal', () => {
    const verdicts = [
      verdictOf(order, { status: 500, body: rejected, warnings: [] }),
      verdictOf(order, { status: 200, body: order, warnings: [] }),
    ];
    expect(() => assertAccepted(verdicts)).toThrow(
      'the API server refused 1 of 2 objects\n  Deployment order/order: .spec.replica: field not declared in schema',
    );
    expect(() => assertAccepted(verdicts.slice(1))).not.toThrow();
  });
});

it('resourcePath knows the core group', () => {
  expect(resourcePath('v1', 'configmaps', 'order')).toBe('/api/v1/namespaces/order/configmaps');
  expect(resourcePath('rbac.authorization.k8s.io/v1', 'clusterroles')).toBe(
    '/apis/rbac.authorization.k8s.io/v1/clusterroles',
  );
});
