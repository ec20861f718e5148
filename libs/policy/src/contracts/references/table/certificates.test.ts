import { expect, it } from 'vitest';
import { namesOf, objectOf } from './testing.ts';

it('a Certificate names its issuer and the passwords of its key stores', () => {
  expect(
    namesOf(
      objectOf('cert-manager.io/v1 Certificate', {
        spec: {
          secretName: 'tls',
          issuerRef: { name: 'shop' },
          keystores: { jks: { passwordSecretRef: { name: 'jks' } }, pkcs12: { passwordSecretRef: { name: 'p12' } } },
        },
      }),
    ),
  ).toEqual([
    'spec.issuerRef.name: cert-manager.io/Issuer shop/shop',
    'spec.keystores.jks.passwordSecretRef.name: /Secret shop/jks',
    'spec.keystores.pkcs12.passwordSecretRef.name: /Secret shop/p12',
  ]);
  expect(
    namesOf(
      objectOf('cert-manager.io/v1 Certificate', {
        spec: { issuerRef: { group: 'awspca.cert-manager.io', kind: 'AWSPCAClusterIssuer', name: 'root' } },
      }),
    ),
  ).toEqual(['spec.issuerRef.name: awspca.cert-manager.io/AWSPCAClusterIssuer shop/root']);
});

it('an issuer names credentials, but not the key that it makes itself', () => {
  expect(
    namesOf(
      objectOf('cert-manager.io/v1 Issuer', {
        spec: {
          ca: { secretName: 'root' },
          vault: { auth: { tokenSecretRef: { name: 'token' }, kubernetes: { serviceAccountRef: { name: 'vault' } } } },
          venafi: { cloud: { apiTokenSecretRef: { name: 'venafi' } } },
          acme: {
            privateKeySecretRef: { name: 'account' },
            externalAccountBinding: { keySecretRef: { name: 'eab' } },
            solvers: [
              { dns01: { cloudflare: { apiTokenSecretRef: { name: 'cloudflare' } } } },
              { http01: { gatewayHTTPRoute: { parentRefs: [{ name: 'public', namespace: 'gw' }] } } },
              { http01: { ingress: { ingressClassName: 'nginx' } } },
            ],
          },
        },
      }),
    ),
  ).toEqual([
    'spec.acme.externalAccountBinding.keySecretRef.name: /Secret shop/eab',
    'spec.acme.solvers[0].dns01.cloudflare.apiTokenSecretRef.name: /Secret shop/cloudflare',
    'spec.acme.solvers[1].http01.gatewayHTTPRoute.parentRefs[0].name: gateway.networking.k8s.io/Gateway gw/public',
    'spec.acme.solvers[2].http01.ingress.ingressClassName: networking.k8s.io/IngressClass */nginx',
    'spec.ca.secretName: /Secret shop/root, keys tls.crt tls.key',
    'spec.vault.auth.kubernetes.serviceAccountRef.name: /ServiceAccount shop/vault',
    'spec.vault.auth.tokenSecretRef.name: /Secret shop/token',
    'spec.venafi.cloud.apiTokenSecretRef.name: /Secret shop/venafi',
  ]);
});

it('an issuer of the cluster names Secrets of any namespace', () => {
  expect(namesOf(objectOf('cert-manager.io/v1 ClusterIssuer', { spec: { ca: { secretName: 'root' } } }, {}))).toEqual([
    'spec.ca.secretName: /Secret */root, keys tls.crt tls.key',
  ]);
});

it('an Ingress and a Gateway name issuers in annotations', () => {
  expect(
    namesOf(
      objectOf(
        'networking.k8s.io/v1 Ingress',
        {},
        { namespace: 'shop', annotations: { 'cert-manager.io/issuer': 'a' } },
      ),
    ),
  ).toEqual(['metadata.annotations["cert-manager.io/issuer"]: cert-manager.io/Issuer shop/a']);
  expect(
    namesOf(
      objectOf(
        'gateway.networking.k8s.io/v1 Gateway',
        {},
        { namespace: 'shop', annotations: { 'cert-manager.io/cluster-issuer': 'b' } },
      ),
    ),
  ).toEqual(['metadata.annotations["cert-manager.io/cluster-issuer"]: cert-manager.io/ClusterIssuer */b']);
});

it.each([
  'admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration',
  'apiregistration.k8s.io/v1 APIService',
  'apiextensions.k8s.io/v1 CustomResourceDefinition',
])('a %s names the certificate that it is to trust', (type) => {
  const annotations = {
    'cert-manager.io/inject-ca-from': 'shop/tls',
    'cert-manager.io/inject-ca-from-secret': 'shop/ca',
  };
  expect(namesOf(objectOf(type, {}, { annotations }))).toEqual([
    'metadata.annotations["cert-manager.io/inject-ca-from"]: cert-manager.io/Certificate shop/tls',
    'metadata.annotations["cert-manager.io/inject-ca-from-secret"]: /Secret shop/ca',
  ]);
});
