import type { Check } from '../../check.ts';
import { autoscalerBounds } from './availability/autoscaler-bounds.ts';
import { disruptionBudgetRoom } from './availability/disruption-budget-room.ts';
import { enoughReplicas } from './availability/enough-replicas.ts';
import { hostAntiAffinity } from './availability/host-anti-affinity.ts';
import { oneDisruptionBudget } from './availability/one-disruption-budget.ts';
import { priorityClass } from './availability/priority-class.ts';
import { replicasOwnedOnce } from './availability/replicas-owned-once.ts';
import { spreadOverNodes } from './availability/spread-over-nodes.ts';
import { spreadOverZones } from './availability/spread-over-zones.ts';
import { unhealthyPodEviction } from './availability/unhealthy-pod-eviction.ts';
import { containerPorts } from './containers/container-ports.ts';
import { literalCredentials } from './containers/literal-credentials.ts';
import { secretsAsFiles } from './containers/secrets-as-files.ts';
import { trustedCommands } from './containers/trusted-commands.ts';
import { uniqueNames } from './containers/unique-names.ts';
import { explicitNamespace } from './identity/explicit-namespace.ts';
import { legalLabels } from './identity/legal-labels.ts';
import { nameLength } from './identity/name-length.ts';
import { servedVersion } from './identity/served-version.ts';
import { workloadAnnotations } from './identity/workload-annotations.ts';
import { workloadLabels } from './identity/workload-labels.ts';
import { cronJobSchedule } from './jobs/cron-job-schedule.ts';
import { jobBounds } from './jobs/job-bounds.ts';
import { jobCleanUp } from './jobs/job-clean-up.ts';
import { jobRestartPolicy } from './jobs/job-restart-policy.ts';
import { dnsNdots } from './placement/dns-ndots.ts';
import { noBarePod } from './placement/no-bare-pod.ts';
import { nodeLabels } from './placement/node-labels.ts';
import { livenessProbe } from './probes/liveness-probe.ts';
import { livenessWithoutDependencies } from './probes/liveness-without-dependencies.ts';
import { probeCommand } from './probes/probe-command.ts';
import { probeHost } from './probes/probe-host.ts';
import { probePorts } from './probes/probe-ports.ts';
import { probesDiffer } from './probes/probes-differ.ts';
import { readinessProbe } from './probes/readiness-probe.ts';
import { startupProbe } from './probes/startup-probe.ts';
import { rollingUpdate } from './rollouts/rolling-update.ts';
import { rolloutAnalysis } from './rollouts/rollout-analysis.ts';
import { rolloutBounds } from './rollouts/rollout-bounds.ts';
import { selectorKeys } from './rollouts/selector-keys.ts';
import { selectorMatches } from './rollouts/selector-matches.ts';
import { annotationSize } from './size/annotation-size.ts';
import { dataSize } from './size/data-size.ts';
import { objectSize } from './size/object-size.ts';
import { claimsRetained } from './stateful/claims-retained.ts';
import { headlessService } from './stateful/headless-service.ts';
import { preStop } from './stopping/pre-stop.ts';
import { terminationGracePeriod } from './stopping/termination-grace-period.ts';

/** What keeps a workload up, and what names it: W37–W72. */
export const workloads: readonly Check[] = [
  readinessProbe,
  livenessProbe,
  livenessWithoutDependencies,
  probesDiffer,
  probePorts,
  probeHost,
  probeCommand,
  startupProbe,
  preStop,
  terminationGracePeriod,
  enoughReplicas,
  autoscalerBounds,
  replicasOwnedOnce,
  oneDisruptionBudget,
  disruptionBudgetRoom,
  unhealthyPodEviction,
  spreadOverZones,
  spreadOverNodes,
  hostAntiAffinity,
  priorityClass,
  rollingUpdate,
  rolloutAnalysis,
  rolloutBounds,
  selectorMatches,
  selectorKeys,
  uniqueNames,
  secretsAsFiles,
  literalCredentials,
  containerPorts,
  dnsNdots,
  trustedCommands,
  workloadLabels,
  workloadAnnotations,
  legalLabels,
  nameLength,
  servedVersion,
  explicitNamespace,
  cronJobSchedule,
  jobBounds,
  jobRestartPolicy,
  jobCleanUp,
  headlessService,
  claimsRetained,
  noBarePod,
  nodeLabels,
  annotationSize,
  dataSize,
  objectSize,
];
