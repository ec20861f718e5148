import type { ChartPin, Declaration, OwnedNamespace } from '@delivery/catalog';
import { defineComponent, overlayOf, type BuildContext, type Component } from '@delivery/component';
import { engines, type ChartRelease } from '@delivery/gitops';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { operatorNetworkPolicy, type OperatorPods } from './operator-pods.ts';

export interface OperatorProps extends Pick<Declaration, 'name' | 'clusters' | 'after' | 'crds' | 'exporters'> {
  /** Namespaces that its charts have for themselves. @default - none */
  readonly namespaces?: readonly OwnedNamespace[];
  /** Every chart that it installs on some cluster. */
  readonly charts: readonly ChartPin[];
  readonly releases: (context: BuildContext) => readonly ChartRelease[];
  /** What its pods may do on the network. @default - none of them is in a network of pods */
  readonly pods?: (context: BuildContext) => readonly OperatorPods[];
  /** Objects beside those of its charts. @default - none */
  readonly build?: (scope: Construct, context: BuildContext) => void;
}

/**
 * An operator that others ship as Helm charts: what installs them on the engine of the cluster, and what its pods may reach. A cluster
 * whose cloud runs the operator itself does not get it.
 */
export function defineOperator({ name, clusters, releases, pods, build, ...declaration }: OperatorProps): Component {
  return defineComponent({
    name,
    owner: 'platform',
    clusters: (cluster) => clusters(cluster) && !isProvided(name, cluster),
    ...declaration,
    build: (scope, context) => {
      const { chartRelease } = engines[context.cluster.engine];
      for (const release of releases(context)) {
        for (const object of chartRelease(checked(release, declaration.charts), context.repository))
          new ApiObject(scope, `${object.kind}-${object.metadata.name}`, object);
      }
      for (const policy of (pods?.(context) ?? []).map((some) => operatorNetworkPolicy(some, context)))
        new ApiObject(scope, `NetworkPolicy-${policy.metadata.name}`, policy);
      build?.(scope, context);
    },
  });
}

function isProvided(operator: string, cluster: Parameters<typeof overlayOf>[0]): boolean {
  return overlayOf(cluster)
    .provides(cluster)
    .some(({ kind, name }) => kind === 'operator' && name === operator);
}

/** @throws Error for a release that no AppProject would admit, since the declaration does not name its chart or its namespace */
function checked(release: ChartRelease, charts: readonly ChartPin[]): ChartRelease {
  const { name, namespace, chart } = release;
  if (!charts.includes(chart)) throw new Error(`release ${name}: add its chart "${chart.name}" to charts`);
  if (!chart.namespaces.includes(namespace))
    throw new Error(`release ${name}: add "${namespace}" to the namespaces of its chart "${chart.name}"`);
  return release;
}
