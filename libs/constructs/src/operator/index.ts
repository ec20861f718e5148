export { alertmanagerFiles, alertmanagerSecret } from './alertmanager-files.ts';
export { operatorProfile } from './availability.ts';
export { chartKinds, webhookChartKinds } from './chart-kinds.ts';
export {
  chartResources,
  chartSpread,
  mirrored,
  restrictedContainer,
  restrictedPod,
  restrictedPodOf,
  type ContainerResources,
  type ContainerSecurityContext,
  type PodSecurityContext,
} from './chart-values.ts';
export { clusterAccess } from './cluster-access.ts';
export { cloudflareToken, cloudflareTokenSecret, hasGlobalNames } from './cloudflare-token.ts';
export {
  collectorFile,
  collectorFiles,
  collectorImage,
  collectorTelemetry,
  memoryLimiter,
  type CollectorConfiguration,
  type CollectorPart,
  type CollectorPipeline,
} from './collector.ts';
export { configHash } from '../config.ts';
export { operatorClaim, type WithClaim } from './operator-claim.ts';
export { defineOperator, type OperatorProps } from './define-operator.ts';
export { metricsBucket, storeApiPort, thanosImage, thanosLabels, victoriaMetrics } from './metrics-store.ts';
export { namespaceBounds, type NamespaceBounds } from './namespace-bounds.ts';
export { operatorNetworkPolicy, podsIn, type OperatorPods } from './operator-pods.ts';
export { pinnedImage, type PinnedImage } from './pinned-image.ts';
export { placeService } from './place-service.ts';
export { platformProgram, type PlatformProgramProps } from './platform-program.ts';
export {
  platformBudget,
  platformDeployment,
  platformReplicas,
  platformStatefulSet,
  type Kept,
  type PlatformWorkload,
} from './platform-workload.ts';
export { podMonitor } from './pod-monitor.ts';
export { doorCertificate, privateDoor, type PrivateDoorProps } from './private-door.ts';
export { grafanaPeers, podsPeer, prometheusPeer } from './prometheus-peer.ts';
export { siteAuthority, siteAuthoritySecret, siteTlsSecret, tlsFiles } from './site-tls.ts';
export {
  collectsTelemetry,
  grafana,
  hostOf,
  jaeger,
  keepsLogs,
  loki,
  telemetryAgent,
  telemetryGateway,
  tempo,
  traceStoreOf,
  type Place,
} from './telemetry-places.ts';
