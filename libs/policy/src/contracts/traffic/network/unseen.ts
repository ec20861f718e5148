import { nameOf } from '@delivery/manifest';
import { fieldsAt } from '../../../fields.ts';
import { selectsEveryPod, type Network } from './network.ts';
import type { Endpoint } from './endpoint.ts';
import type { Policy } from './policy.ts';

/** Pods that the tree does not hold, as the policy that is for them describes them. */
export interface UnseenPods extends Endpoint {
  readonly policy: Policy;
}

/** Of charts and operators: of every narrow policy that selects no pods of the tree in a namespace that may have others. */
export function unseenPods(network: Network): readonly UnseenPods[] {
  return network.policies.flatMap((policy) => {
    const [namespace] = network.namespacesOf(policy, policy.pods);
    if (namespace === undefined || selectsEveryPod(policy.pods) || !network.hidesPods(namespace)) return [];
    if (network.podsOf(policy, policy.pods).length > 0) return [];
    const labels = fieldsAt(policy.pods.podSelector, 'matchLabels');
    return [{ policy, namespace, labels, title: `the pods of ${nameOf(policy.object)}` }];
  });
}
