export type { CloudForms, Clouds } from './cloud.ts';
export type {
  Address,
  Bindings,
  EngineName,
  EnvironmentFacts,
  Image,
  LogLevel,
  QuotaStep,
  Release,
  Repository,
  Ring,
} from './facts.ts';
export { imageIn, type Availability, type Cluster, type Fleet } from './fleet.ts';
export { parseFleet } from './parse.ts';
