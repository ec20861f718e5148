export { operatorProfile } from './availability.ts';
export { chartKinds, webhookChartKinds } from './chart-kinds.ts';
export {
  chartResources,
  chartSpread,
  mirrored,
  restrictedContainer,
  restrictedPod,
  type ContainerResources,
  type ContainerSecurityContext,
  type PodSecurityContext,
} from './chart-values.ts';
export { cloudflareToken, cloudflareTokenSecret, hasGlobalNames } from './cloudflare-token.ts';
export { defineOperator, type OperatorProps } from './define-operator.ts';
export { podsIn, type OperatorPods } from './operator-pods.ts';
