export { parseAcceptedRisks, type AcceptedRisk } from './accepted-risks.ts';
export type { CloudForms, Clouds } from './cloud.ts';
export type {
  Address,
  Architecture,
  Bindings,
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
  Traffic,
} from './facts.ts';
export { imageIn, type Availability, type Cluster, type Fleet } from './fleet.ts';
export { parseFleet } from './parse.ts';
export { schemas } from './schema.ts';
