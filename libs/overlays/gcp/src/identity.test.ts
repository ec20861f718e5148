import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { podIdentity, serviceAccountAnnotations } from './identity.ts';

const cluster = testCluster({ cloud: 'gcp', account: 'delivery-prod' });

it('names the IAM service account for namespace and ServiceAccount', () => {
  expect(serviceAccountAnnotations(cluster, { namespace: 'order', serviceAccountName: 'secrets' })).toEqual({
    'iam.gke.io/gcp-service-account': 'order-secrets@delivery-prod.iam.gserviceaccount.com',
  });
});

it('refuses a name that Google Cloud would', () => {
  const namespace = 'a-namespace-of-23-signs';
  expect(() => serviceAccountAnnotations(cluster, { namespace, serviceAccountName: 'secrets' })).toThrow(
    'IAM service account "a-namespace-of-23-signs-secrets" has 31 characters; Google Cloud allows 30',
  );
});

it('lets pods with an identity reach the metadata server of GKE on its ports alone', () => {
  expect(podIdentity(cluster, { namespace: 'payment', serviceAccountName: 'payment' })).toEqual({
    annotations: { 'iam.gke.io/gcp-service-account': 'payment-payment@delivery-prod.iam.gserviceaccount.com' },
    labels: {},
    egress: [{ peers: [{ ipBlock: { cidr: '169.254.169.254/32' } }], ports: [80, 8080] }],
  });
});
