import { runsKeda, type WorkerDeclaration } from '@delivery/catalog';
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { bindingsFor, type AppOnCluster } from './app-on-cluster.ts';
import { deployment } from './deployment.ts';
import { consumerGroupOf, scaledObject, triggerAuthentication } from './kafka-scaler.ts';
import { longRunning } from './long-running.ts';
import { MeshOfWorker } from './mesh.ts';
import { podMonitor, scrapedPort, scrapersOf, workerPorts } from './scrape.ts';
import type { ScaleTarget, Workload } from './workload.ts';
import { guardPods, workloadObjects } from './workload-objects.ts';

/**
 * Pods `<app>-<worker>` of the app's image that read one topic: nobody calls them, and they reach what the app needs, nobody else. They
 * find the topic in `KAFKA_TOPIC` and their consumer group in `KAFKA_CONSUMER_GROUP`. KEDA adds pods as they fall behind; on clusters
 * without it there are as many as the environment's least.
 */
export class Worker extends Construct {
  constructor(scope: Construct, app: AppOnCluster, worker: string, declaration: WorkerDeclaration) {
    const { args, scaleOn, needs, ...size } = declaration;
    const name = `${app.name}-${worker}`;
    super(scope, name);
    const { min, max } = app.cluster.environment.replicas;
    const workload: Workload = { app, name, component: 'worker', bindings: bindingsFor(app, needs), ...size };
    const scaled = runsKeda(app.cluster) && max > min;
    const env = [
      { name: 'KAFKA_CONSUMER_GROUP', value: consumerGroupOf(workload) },
      { name: 'KAFKA_TOPIC', value: scaleOn.topic },
    ];
    const container = { args: [...args], env, ...longRunning(workerPorts) };
    const target: ScaleTarget = { apiVersion: 'apps/v1', kind: 'Deployment', name };

    new ApiObject(this, 'Deployment', deployment(workload, container, scaled ? undefined : min));
    if (scaled) {
      new ApiObject(this, 'TriggerAuthentication', triggerAuthentication(workload));
      new ApiObject(this, 'ScaledObject', scaledObject(workload, target, scaleOn));
    }
    guardPods(this, workload);
    workloadObjects(this, workload, target, { ingress: scrapersOf(workload) });
    if (scrapedPort(workload) !== undefined) new ApiObject(this, 'PodMonitor', podMonitor(workload));
    if (app.cluster.mesh === 'istio') new MeshOfWorker(this, workload);
  }
}
