import type { Row, Rows } from './row.ts';

const KEDA = 'keda.sh';

const triggers: readonly Row[] = [
  ['spec.triggers[].authenticationRef.name', `${KEDA}/TriggerAuthentication`, { kindAt: 'kind' }],
];

const authentication: readonly Row[] = [
  ['spec.secretTargetRef[].name', '/Secret'],
  ['spec.configMapTargetRef[].name', '/ConfigMap'],
  ['spec.**.secretKeyRef.name', '/Secret'],
];

/** What adds pods and nodes. */
export const scalingRows: Rows = {
  [`${KEDA}/ScaledObject`]: triggers,
  [`${KEDA}/ScaledJob`]: triggers,
  [`${KEDA}/TriggerAuthentication`]: authentication,
  [`${KEDA}/ClusterTriggerAuthentication`]: authentication,
  'karpenter.sh/NodePool': [
    ['spec.template.spec.nodeClassRef.name', 'karpenter.k8s.aws/EC2NodeClass', { kindAt: 'kind' }],
  ],
};
