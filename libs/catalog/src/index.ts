export type { Alert, AlertCase, AlertSeverity } from './alert.ts';
export { appsOn, catalogOf, ownersOf, type Catalog } from './catalog.ts';
export {
  needsIn,
  serviceOn,
  stages,
  type App,
  type AvailabilityIndicator,
  type ChartPin,
  type CronTaskDeclaration,
  type DataClass,
  type Declaration,
  type EdgeVariant,
  type FreshnessIndicator,
  type Indicators,
  type LatencyIndicator,
  type Needs,
  type OwnedNamespace,
  type Resources,
  type RolloutStrategy,
  type RouteDeclaration,
  type ServiceDeclaration,
  type Stage,
  type Tier,
  type WorkerDeclaration,
} from './declaration.ts';
export { hostsOf } from './hosts.ts';
export { scrapedLabels, type Metric, type Metrics, type MetricType } from './metric.ts';
export { namespacesOf, type Namespace } from './namespaces.ts';
export { recommendsRequests, runsKeda, runsPrometheus, runsRollouts } from './operators.ts';
export { orderOf, type Position } from './order.ts';
export { lesser } from './quantity.ts';
export { quotaOf, sidecar, sizeOf, surge, type Size } from './size.ts';
