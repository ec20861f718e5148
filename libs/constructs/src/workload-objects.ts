import { recommendsRequests } from '@delivery/catalog';
import { ApiObject } from 'cdk8s';
import { ServiceAccount } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { profiles } from './availability.ts';
import { namedEgressOf, reachesByName } from './cilium-egress.ts';
import { disruptionBudget } from './disruption-budget.ts';
import { networkPolicy, type NetworkPolicyProps } from './network-policy.ts';
import { recommendation } from './vertical-autoscaler.ts';
import { identityOf, metadataOf, type ScaleTarget, type Workload } from './workload.ts';

/** What every workload has beside its pods: a ServiceAccount, a NetworkPolicy, and where the cluster has it a recommendation of requests. */
export function workloadObjects(
  scope: Construct,
  workload: Workload,
  target: ScaleTarget,
  network?: NetworkPolicyProps,
): void {
  const annotations = { ...identityOf(workload)?.annotations };
  new ServiceAccount(scope, 'ServiceAccount', {
    metadata: { ...metadataOf(workload), annotations },
    automountToken: false,
  });
  new ApiObject(scope, 'NetworkPolicy', networkPolicy(workload, network));
  const { cluster } = workload.app;
  if (reachesByName(cluster)) new ApiObject(scope, 'CiliumNetworkPolicy', namedEgressOf(workload));
  if (recommendsRequests(cluster)) new ApiObject(scope, 'VerticalPodAutoscaler', recommendation(workload, target));
}

/** What a workload of several pods has on top, where the availability profile asks for it. */
export function guardPods(scope: Construct, workload: Workload): void {
  if (profiles[workload.app.cluster.availability].disruptionBudget)
    new ApiObject(scope, 'PodDisruptionBudget', disruptionBudget(workload));
}
