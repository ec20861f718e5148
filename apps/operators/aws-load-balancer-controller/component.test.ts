import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import controller from './component.ts';

const rendering = testRender(controller, { folder: 'apps/operators/aws-load-balancer-controller' });
const { helm } = (
  rendering.get('Application', 'aws-load-balancer-controller-chart')['spec'] as { source: { helm: unknown } }
).source;

it('finds its VPC by a tag, without the metadata of an instance', () => {
  expect(helm).toMatchObject({
    valuesObject: {
      clusterName: 'aws-test',
      region: 'eu-west-1',
      vpcTags: { 'karpenter.sh/discovery': 'aws-test' },
    },
  });
});

it('serves Gateways only', () => {
  expect(helm).toMatchObject({
    valuesObject: {
      enableServiceMutatorWebhook: false,
      createIngressClassResource: false,
      controllerConfig: { featureGates: { EnableServiceController: false } },
    },
  });
});

it('takes the certificate of its webhook from cert-manager', () => {
  expect(helm).toMatchObject({ valuesObject: { enableCertManager: true } });
  expect(controller.after).toContain('cert-manager');
});

it('is where the class of the Gateway names it', () => {
  const on = (cloud: string) => controller.clusters(testCluster({ cloud }));
  expect([on('aws'), on('gcp'), on('local')]).toEqual([true, false, false]);
});
