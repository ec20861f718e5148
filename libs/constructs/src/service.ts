import type { BuildContext } from '@delivery/component';
import { groupsOf, prometheusRule, type RuleGroup } from '@delivery/prometheus';
import { ApiObject, Chart } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { analysisTemplate } from './analysis.ts';
import { appOn, bindingsFor, type AppOnCluster, type AppProps } from './app-on-cluster.ts';
import { autoscaler } from './autoscaler.ts';
import { clusterIp } from './cluster-ip.ts';
import { CronTask } from './cron-task.ts';
import { deployment } from './deployment.ts';
import { longRunning } from './long-running.ts';
import { Mesh } from './mesh.ts';
import { callersOf, callsOf } from './network-policy.ts';
import { previewServiceOf, rollout, strategyOn } from './rollout.ts';
import { gatewayCallersOf, Route } from './route.ts';
import { scrapedPort, scrapersOf, serviceMonitor } from './scrape.ts';
import { externalSecrets } from './secrets.ts';
import { Worker } from './worker.ts';
import type { ScaleTarget, Workload } from './workload.ts';
import { guardPods, workloadObjects } from './workload-objects.ts';

export interface ServiceConstructProps extends AppProps {
  readonly context: BuildContext;
}

/** Everything that one service has on one cluster. */
export class Service extends Construct {
  constructor(scope: Construct, { context, ...props }: ServiceConstructProps) {
    super(scope, 'service');
    const app = appOn(props, context, Chart.of(this).labels);
    const { name, service, config: data } = app;
    const { workers = {}, cronTasks = {}, route } = service;

    new ConfigMap(this, 'ConfigMap', { metadata: { name, namespace: name }, data });
    for (const secret of externalSecrets(app)) new ApiObject(this, `ExternalSecret ${secret.metadata.name}`, secret);
    this.#servePods(app);
    for (const [worker, declaration] of Object.entries(workers)) new Worker(this, app, worker, declaration);
    for (const [task, declaration] of Object.entries(cronTasks)) new CronTask(this, app, task, declaration);
    if (route) new Route(this, app, route);
    const groups = groupsOf(props, context.cluster);
    if (groups.length > 0) new ApiObject(this, 'PrometheusRule', rules(app, context, groups));
  }

  #servePods(app: AppOnCluster): void {
    const { name, service, cluster } = app;
    const { min, max } = cluster.environment.replicas;
    const { requests, cpuLimit } = service;
    const workload: Workload = { app, name, component: 'service', bindings: bindingsFor(app), requests, cpuLimit };
    const container = longRunning(service.ports);
    const replicas = max > min ? undefined : min;
    const strategy = strategyOn(app);
    const pods =
      strategy === 'rolling'
        ? deployment(workload, container, replicas)
        : rollout(workload, strategy, container, replicas);
    const target: ScaleTarget = { apiVersion: pods.apiVersion, kind: pods.kind, name };

    new ApiObject(this, pods.kind, pods);
    new ApiObject(this, 'Service', clusterIp(app, { selectedBy: strategy === 'blueGreen' ? 'rollout' : 'us' }));
    if (strategy === 'blueGreen')
      new ApiObject(this, 'Service preview', clusterIp(app, { name: previewServiceOf(name), selectedBy: 'rollout' }));
    if (strategy !== 'rolling')
      new ApiObject(this, 'AnalysisTemplate', analysisTemplate(app, { ends: strategy === 'blueGreen' }));
    if (replicas === undefined) autoscaler(this, workload, target);
    guardPods(this, workload);
    workloadObjects(this, workload, target, {
      ingress: [...callersOf(workload), ...gatewayCallersOf(app), ...scrapersOf(workload)],
      egress: callsOf(workload),
    });
    if (scrapedPort(workload) !== undefined) new ApiObject(this, 'ServiceMonitor', serviceMonitor(workload));
    if (cluster.mesh === 'istio') new Mesh(this, workload);
  }
}

/** What Prometheus records and watches of a service. */
function rules({ name, owner }: AppOnCluster, { repository }: BuildContext, groups: readonly RuleGroup[]) {
  return prometheusRule({ name, namespace: name, owner, repositoryUrl: repository.url, groups });
}
