/** Alerts that say nothing new while another fires. */
export interface Inhibition {
  readonly source_matchers: readonly string[];
  readonly target_matchers: readonly string[];
  /** Labels that both have alike; of two alerts without the label it says nothing, so that a matcher asks for it. */
  readonly equal: readonly string[];
}

const pods = 'DaemonSetPodsMissing|DeploymentReplicasMissing|PodCrashLooping|PodNotReady|StatefulSetReplicasMissing';

/** What is silent meanwhile, each for its reason. */
export const inhibitions: readonly Inhibition[] = [
  // who is called about a service needs no message about it
  inhibition(['severity="page"', 'service=~".+"'], ['severity="ticket"', 'service=~".+"'], ['cluster', 'service']),
  // a budget that burns fast burns slowly too
  inhibition(['alertname=~".+BurnFast"'], ['alertname=~".+BurnSlow"'], ['cluster', 'service', 'sli']),
  inhibition(['alertname="AvailabilityBurnFast"'], ['alertname="HighErrorRate"'], ['cluster', 'service']),
  // without requests there is nothing to measure
  inhibition(['alertname="TrafficVanished"'], ['alertname="SLIMissing"'], ['cluster', 'service']),
  // pods of nodes that are gone come back elsewhere, or wait for them
  inhibition(['alertname="NodesNotReady"'], ['alertname="NodeNotReady"'], ['cluster']),
  inhibition(['alertname=~"NodeNotReady|NodesNotReady"'], [`alertname=~"${pods}"`, 'severity="ticket"'], ['cluster']),
  // a cluster that does not answer at all
  inhibition(['alertname="ClusterUnreachable"'], ['alertname="EndpointCertExpiring"'], ['cluster']),
];

function inhibition(
  source_matchers: readonly string[],
  target_matchers: readonly string[],
  equal: readonly string[],
): Inhibition {
  return { source_matchers, target_matchers, equal };
}
