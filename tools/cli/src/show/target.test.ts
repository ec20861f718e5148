import { describe, expect, it } from 'vitest';
import { clusters, made, object, showed, synthesis } from '../testing/test-fleet.ts';
import { service, testModel } from '../testing/test-model.ts';

describe('a name', () => {
  it.each([
    ['order', 'app'],
    ['app/order', 'app'],
    ['apps/services/order', 'app'],
    ['./apps/services/order/component.ts', 'app'],
    ['aws', 'cluster'],
    ['cluster/aws', 'cluster'],
    ['clusters/aws.yaml', 'cluster'],
    ['deployment/order', 'object'],
    ['Deployment.apps/order', 'object'],
    ['order/Deployment/order', 'object'],
    ['_cluster/Namespace/order', 'object'],
    ['payment/ConfigMap/settings', 'object'],
    ['generated/clusters/aws/gitops/order.yaml', 'object'],
  ])('%s means one thing: %s', async (name, shows) => {
    const { exitCode, stdout } = await showed(name, { json: true });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).shows).toBe(shows);
  });

  it('of an app and a cluster is the app, and says how the cluster is meant', async () => {
    const both = testModel({ apps: [service('local')], clusters });
    const { stdout, stderr } = await showed('local', { model: () => both });
    expect(stdout).toContain('local  services, ');
    expect(stderr).toContain('a cluster has that name too: `npm run delivery -- show cluster/local`\n');
    expect((await showed('cluster/local', { model: () => both })).stdout).toContain('local  aws, local, serving');
  });

  it('of several objects is refused with all of them', async () => {
    const { exitCode, stdout, stderr } = await showed('ConfigMap/settings');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toBe(`rendering
error ambiguous-name
  <name>
  found    "ConfigMap/settings", which 2 objects have
  allowed  order/ConfigMap/settings
           payment/ConfigMap/settings
  fix      name one of them
`);
  });

  it('of very many objects is refused with some of them', async () => {
    const many = Array.from({ length: 12 }, (_, i) => made('aws', 'order', object('v1', 'ConfigMap', `n${i}/x`)));
    const { stderr } = await showed('x', { render: () => synthesis(many) });
    expect(stderr).toContain('           … (12 in all)\n');
  });

  it.each([
    ['ordr', 'did you mean "order"?'],
    ['paymnet', 'did you mean "payment"?'],
    ['Deploment/order', 'did you mean "Deployment/order"?'],
    ['order/Deployment/ordr', 'did you mean "order/Deployment/order"?'],
    ['generated/clusters/asw/gitops/order.yaml', 'did you mean "generated/clusters/aws/gitops/order.yaml"?'],
    ['nothing-like-it', 'use one of: crds, namespaces, api-gateway, order, payment, aws, gcp, local'],
  ])('that is nothing is refused with the nearest one: %s', async (name, fix) => {
    const { exitCode, stdout, stderr } = await showed(name);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toBe(`rendering
error unknown-name
  <name>
  found    "${name}", which is no app, no cluster and no rendered object
  allowed  <app>, <cluster>, [<namespace>/]<Kind>/<name>, or a path of generated/
  fix      ${fix}
`);
  });
});
