import { graph, type Panel } from '../../panel.ts';
import { selecting } from '../../select.ts';
import { badAbove } from '../../thresholds.ts';
import { runs, type NamedService, type View } from '../../view.ts';

/** What the pods of a service do, and what they use. */
export function pods({ name }: NamedService, view: View): readonly Panel[] {
  return [
    ...(runs(view, ['kube-state-metrics']) ? states(name, view) : []),
    ...(runs(view, ['kube-state-metrics', 'cadvisor']) ? usage(name, view) : []),
  ];
}

function states(name: string, view: View): readonly Panel[] {
  const { chosen, by, inCluster } = selecting(view);
  const own = `namespace="${name}"`;
  return [
    graph({
      title: `${name}: pods`,
      description: 'Pods that are ready, and those that are not yet or no longer.',
      unit: 'short',
      queries: [
        {
          expr: `sum ${by('cluster')} (${chosen('kube_pod_status_ready', own, 'condition="true"')})`,
          legend: `ready${inCluster}`,
        },
        {
          expr: `sum ${by('cluster')} (${chosen('kube_pod_status_ready', own, 'condition="false"')})`,
          legend: `not ready${inCluster}`,
        },
      ],
      range: { min: 0 },
      runbooks: ['PodNotReady', 'RolloutStuck'],
    }),
    graph({
      title: `${name}: restarts in ten minutes`,
      description:
        'Of each container. After a release: the release; long after one: memory, or a dependency that is gone.',
      unit: 'short',
      queries: [
        {
          expr: `sum ${by('pod', 'container', 'cluster')} (increase(${chosen('kube_pod_container_status_restarts_total', own)}[10m])) > 0`,
          legend: `{{pod}} {{container}}${inCluster}`,
        },
      ],
      thresholds: badAbove({ orange: 1, red: 3 }),
      range: { min: 0 },
      runbooks: ['PodCrashLooping', 'PodOOMKilled'],
    }),
  ];
}

function usage(name: string, view: View): readonly Panel[] {
  const { chosen, rate, by, inCluster } = selecting(view);
  const own = `namespace="${name}"`;
  const container = 'container!=""';
  const each = by('pod', 'container', 'cluster');
  return [
    graph({
      title: `${name}: CPU, of what is requested`,
      description: 'Each container. Over 100 % it lives on what others leave.',
      unit: 'percentunit',
      queries: [
        {
          expr:
            `sum ${each} (${rate('container_cpu_usage_seconds_total', own, container)})` +
            ` / sum ${each} (${chosen('kube_pod_container_resource_requests', own, 'resource="cpu"')})`,
          legend: `{{pod}} {{container}}${inCluster}`,
        },
      ],
      thresholds: badAbove({ orange: 1, red: 2 }),
      range: { min: 0 },
      runbooks: ['ContainerThrottled'],
    }),
    graph({
      title: `${name}: memory, of the limit`,
      description: 'Each container. At 100 % the kernel kills it. A line that only ever rises is a leak.',
      unit: 'percentunit',
      queries: [
        {
          expr:
            `sum ${each} (${chosen('container_memory_working_set_bytes', own, container)})` +
            ` / sum ${each} (${chosen('kube_pod_container_resource_limits', own, 'resource="memory"')})`,
          legend: `{{pod}} {{container}}${inCluster}`,
        },
      ],
      thresholds: badAbove({ orange: 0.85, red: 0.95 }),
      range: { min: 0, max: 1 },
      runbooks: ['PodOOMKilled'],
    }),
  ];
}
