import { expect, it } from 'vitest';
import { namesOf, objectOf } from './testing.ts';

it.each(['ScaledObject', 'ScaledJob'])('a %s names how its triggers log in', (kind) => {
  const scaler = objectOf(`keda.sh/v1alpha1 ${kind}`, {
    spec: {
      triggers: [
        { authenticationRef: { name: 'a' } },
        { authenticationRef: { kind: 'ClusterTriggerAuthentication', name: 'b' } },
      ],
    },
  });
  expect(namesOf(scaler)).toEqual([
    'spec.triggers[0].authenticationRef.name: keda.sh/TriggerAuthentication shop/a',
    'spec.triggers[1].authenticationRef.name: keda.sh/ClusterTriggerAuthentication */b',
  ]);
});

it('a TriggerAuthentication names where its parameters stand', () => {
  expect(
    namesOf(
      objectOf('keda.sh/v1alpha1 TriggerAuthentication', {
        spec: {
          secretTargetRef: [{ name: 'a' }],
          configMapTargetRef: [{ name: 'b' }],
          azureKeyVault: { credentials: { clientSecret: { valueFrom: { secretKeyRef: { name: 'c' } } } } },
        },
      }),
    ),
  ).toEqual([
    'spec.azureKeyVault.credentials.clientSecret.valueFrom.secretKeyRef.name: /Secret shop/c',
    'spec.configMapTargetRef[0].name: /ConfigMap shop/b',
    'spec.secretTargetRef[0].name: /Secret shop/a',
  ]);
  expect(
    namesOf(
      objectOf('keda.sh/v1alpha1 ClusterTriggerAuthentication', { spec: { secretTargetRef: [{ name: 'a' }] } }, {}),
    ),
  ).toEqual(['spec.secretTargetRef[0].name: /Secret */a']);
});

it('a NodePool names its class of nodes', () => {
  expect(
    namesOf(
      objectOf(
        'karpenter.sh/v1 NodePool',
        {
          spec: {
            template: { spec: { nodeClassRef: { group: 'karpenter.azure.com', kind: 'AKSNodeClass', name: 'a' } } },
          },
        },
        {},
      ),
    ),
  ).toEqual(['spec.template.spec.nodeClassRef.name: karpenter.azure.com/AKSNodeClass */a']);
  expect(
    namesOf(
      objectOf('karpenter.sh/v1 NodePool', { spec: { template: { spec: { nodeClassRef: { name: 'a' } } } } }, {}),
    ),
  ).toEqual(['spec.template.spec.nodeClassRef.name: karpenter.k8s.aws/EC2NodeClass */a']);
});
