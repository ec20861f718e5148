import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { podIdentity, serviceAccountAnnotations } from './identity.ts';

const cluster = testCluster({ name: 'aws-prod-eu-west-1', account: '223344556677' });

it('names the role of a ServiceAccount after cluster, namespace and ServiceAccount', () => {
  expect(serviceAccountAnnotations(cluster, { namespace: 'order', serviceAccountName: 'secrets' })).toEqual({
    'eks.amazonaws.com/role-arn': 'arn:aws:iam::223344556677:role/aws-prod-eu-west-1-order-secrets',
    'eks.amazonaws.com/sts-regional-endpoints': 'true',
  });
});

it('refuses a name that AWS would', () => {
  const namespace = 'a-namespace-of-thirty-eight-characters';
  expect(() => serviceAccountAnnotations(cluster, { namespace, serviceAccountName: 'secrets' })).toThrow(
    'IAM role "aws-prod-eu-west-1-a-namespace-of-thirty-eight-characters-secrets" has 65 characters; AWS allows 64',
  );
});

it('lets pods with an identity reach the Pod Identity Agent, and no metadata service', () => {
  expect(podIdentity(cluster, { namespace: 'payment', serviceAccountName: 'payment' })).toEqual({
    annotations: {},
    labels: {},
    egress: [{ peers: [{ ipBlock: { cidr: '169.254.170.23/32' } }], ports: [80] }],
  });
});
