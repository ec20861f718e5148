import type { BuildContext } from '@delivery/component';
import type { PodIdentity } from '@delivery/overlay-contract';
import { ApiObject } from 'cdk8s';
import { ConfigMap, ServiceAccount } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { namespaceBounds, type NamespaceBounds } from './namespace-bounds.ts';
import { operatorNetworkPolicy, type OperatorPods } from './operator-pods.ts';
import { placeService } from './place-service.ts';
import { platformBudget, type PlatformWorkload } from './platform-workload.ts';
import type { Place } from './telemetry-places.ts';

export interface PlatformProgramProps {
  readonly place: Place;
  /** Files of its configuration by name, in a ConfigMap of its own name. */
  readonly config: Readonly<Record<string, string>>;
  /** What it does on the network beside asking for names. */
  readonly network: Pick<OperatorPods, 'callers' | 'gossip' | 'reach' | 'scraped'>;
  /** Of the namespace, which is its own. */
  readonly bounds: NamespaceBounds;
  /** @default - none */
  readonly identity?: PodIdentity;
}

type Around = Pick<
  PlatformWorkload,
  'appLabels' | 'config' | 'identity' | 'labels' | 'name' | 'namespace' | 'volumeMounts' | 'volumes'
>;

/**
 * What stands around the pods of a program of others that has a namespace for itself: its account, its configuration, the headless Service
 * that names its pods, what they may reach, and bounds.
 *
 * @returns what its workload says about them; the configuration lies in `/etc/<name>`
 */
export function platformProgram(
  scope: Construct & { readonly labels: Readonly<Record<string, string>> },
  { place, config, network, bounds, identity }: PlatformProgramProps,
  context: BuildContext,
): Around {
  const { namespace, name, labels } = place;
  new ServiceAccount(scope, 'account', {
    metadata: { name, namespace, annotations: { ...identity?.annotations } },
    automountToken: false,
  });
  new ConfigMap(scope, 'config', { metadata: { name, namespace }, data: { ...config } });
  new ApiObject(scope, 'service', placeService(place, place.ports, { clusterIP: 'None' }));
  const policy = { asksApiServer: false, ...network, name, namespace, labels } as const;
  new ApiObject(scope, 'network', operatorNetworkPolicy(policy, context));
  const budget = platformBudget(place, context);
  if (budget !== undefined) new ApiObject(scope, 'disruption-budget', budget);
  for (const bound of namespaceBounds(namespace, bounds)) new ApiObject(scope, bound.kind, bound);
  return {
    name,
    namespace,
    labels,
    appLabels: scope.labels,
    config,
    ...(identity && { identity }),
    volumes: [{ name: 'config', configMap: { name } }],
    volumeMounts: [{ name: 'config', mountPath: `/etc/${name}`, readOnly: true }],
  };
}
