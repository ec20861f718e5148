import { expect, it } from 'vitest';
import { namesOf, objectOf } from './testing.ts';

it('a pod names its account, its classes and its claims on devices', () => {
  expect(
    namesOf(
      objectOf('v1 Pod', {
        spec: {
          serviceAccountName: 'order',
          imagePullSecrets: [{ name: 'registry' }],
          priorityClassName: 'critical',
          runtimeClassName: 'gvisor',
          resourceClaims: [{ resourceClaimName: 'gpu' }, { resourceClaimTemplateName: 'gpus' }],
        },
      }),
    ),
  ).toEqual([
    'spec.imagePullSecrets[0].name: /Secret shop/registry',
    'spec.priorityClassName: scheduling.k8s.io/PriorityClass */critical',
    'spec.resourceClaims[0].resourceClaimName: resource.k8s.io/ResourceClaim shop/gpu',
    'spec.resourceClaims[1].resourceClaimTemplateName: resource.k8s.io/ResourceClaimTemplate shop/gpus',
    'spec.runtimeClassName: node.k8s.io/RuntimeClass */gvisor',
    'spec.serviceAccountName: /ServiceAccount shop/order',
  ]);
});

it('containers of every list name what they read', () => {
  expect(
    namesOf(
      objectOf('v1 Pod', {
        spec: {
          containers: [{ envFrom: [{ configMapRef: { name: 'a' } }, { secretRef: { name: 'b' } }] }],
          initContainers: [{ env: [{ valueFrom: { configMapKeyRef: { name: 'c' } } }] }],
          ephemeralContainers: [{ env: [{ valueFrom: { secretKeyRef: { name: 'd' } } }] }],
        },
      }),
    ),
  ).toEqual([
    'spec.containers[0].envFrom[0].configMapRef.name: /ConfigMap shop/a',
    'spec.containers[0].envFrom[1].secretRef.name: /Secret shop/b',
    'spec.ephemeralContainers[0].env[0].valueFrom.secretKeyRef.name: /Secret shop/d',
    'spec.initContainers[0].env[0].valueFrom.configMapKeyRef.name: /ConfigMap shop/c',
  ]);
});

it('a variable with the address of a Service names it', () => {
  expect(
    namesOf(
      objectOf('v1 Pod', {
        spec: {
          containers: [{ env: [{ value: 'https://pay.shop.svc' }, { value: 'https://pay.example' }, { value: '7' }] }],
        },
      }),
    ),
  ).toEqual(['spec.containers[0].env[0].value: /Service shop/pay, port 443 of spec.containers[0].env[0].value']);
});

it('volumes name what they hold', () => {
  expect(
    namesOf(
      objectOf('batch/v1 CronJob', {
        spec: {
          jobTemplate: {
            spec: {
              template: {
                spec: {
                  volumes: [
                    { configMap: { name: 'a' } },
                    { secret: { secretName: 'b' } },
                    { projected: { sources: [{ configMap: { name: 'c' } }, { secret: { name: 'd' } }] } },
                    { persistentVolumeClaim: { claimName: 'e' } },
                    { ephemeral: { volumeClaimTemplate: { spec: { storageClassName: 'f' } } } },
                    { csi: { nodePublishSecretRef: { name: 'g' }, volumeAttributes: { secretProviderClass: 'h' } } },
                  ],
                },
              },
            },
          },
        },
      }),
    ),
  ).toEqual([
    'spec.jobTemplate.spec.template.spec.volumes[0].configMap.name: /ConfigMap shop/a',
    'spec.jobTemplate.spec.template.spec.volumes[1].secret.secretName: /Secret shop/b',
    'spec.jobTemplate.spec.template.spec.volumes[2].projected.sources[0].configMap.name: /ConfigMap shop/c',
    'spec.jobTemplate.spec.template.spec.volumes[2].projected.sources[1].secret.name: /Secret shop/d',
    'spec.jobTemplate.spec.template.spec.volumes[3].persistentVolumeClaim.claimName: /PersistentVolumeClaim shop/e',
    'spec.jobTemplate.spec.template.spec.volumes[4].ephemeral.volumeClaimTemplate.spec.storageClassName: storage.k8s.io/StorageClass */f',
    'spec.jobTemplate.spec.template.spec.volumes[5].csi.nodePublishSecretRef.name: /Secret shop/g',
    'spec.jobTemplate.spec.template.spec.volumes[5].csi.volumeAttributes.secretProviderClass: secrets-store.csi.x-k8s.io/SecretProviderClass shop/h',
  ]);
});
