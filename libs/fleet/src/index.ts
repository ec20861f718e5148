export { parseAcceptedRisks, type AcceptedRisk } from './accepted-risks.ts';
export type { CloudForms, Clouds } from './cloud.ts';
export type {
  Address,
  Architecture,
  Bindings,
  BreakGlass,
  Bucket,
  EngineName,
  EnvironmentFacts,
  Identities,
  Image,
  LogLevel,
  Objective,
  QuotaStep,
  Release,
  Repository,
  Ring,
  Steering,
  Telemetry,
  Traffic,
  Unseal,
} from './facts.ts';
export { imageIn, type Availability, type Cluster, type Fleet } from './fleet.ts';
export { parseFleet } from './parse.ts';
export { schemas } from './schema.ts';
