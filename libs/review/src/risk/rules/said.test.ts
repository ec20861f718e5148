import { nameOf } from '@delivery/manifest';
import { expect, it } from 'vitest';
import { rules } from '../rules.ts';
import { compareCase } from '../testing/compare-case.ts';

/** Rules on what holds state, takes traffic, or runs. */
const said = rules
  .filter(({ id }) => id >= 'D20' && id <= 'D37')
  .flatMap((rule) =>
    rule.positive.flatMap((one) =>
      [...rule.inspect(compareCase(one))].map(({ found, deletes = [], hurts = [] }) => {
        const gone =
          deletes.length === 0 ? '' : ` [deletes ${deletes.map(({ manifest }) => nameOf(manifest)).join(', ')}]`;
        const hurt = hurts.length === 0 ? '' : ` [hurts ${hurts.length}]`;
        return `${rule.id} ${one.name}: ${found}${gone}${hurt}`;
      }),
    ),
  );

it('says what was seen, what goes, and how much it hurts', () => {
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "D20 a managed role with the default policy: Role shop/reader leaves the tree, and its policy deletes what it stands for in the cloud [deletes Role shop/reader]
    D20 a database, wherever it is: Instance shop/reader leaves the tree, and its policy deletes what it stands for in the cloud [deletes Instance shop/reader]
    D20 a claim of a kind that a definition declares: Network shop/shop leaves the tree, and its policy deletes what it stands for in the cloud [deletes Network shop/shop]
    D20 a role of the cloud’s own controller: Role shop/reader leaves the tree, and its policy deletes what it stands for in the cloud [deletes Role shop/reader]
    D21 another external name: crossplane.io/external-name is not that of the resource that exists
    D21 another region: region is not that of the resource that exists
    D21 another engine: engine is not that of the resource that exists
    D21 another subnet group: dbSubnetGroupName is not that of the resource that exists
    D21 another location of a resource of the cloud’s own controller: location is not that of the resource that exists
    D21 another region of a composite: region is not that of the resource that exists
    D22 a claim that goes, wherever it is: PersistentVolumeClaim shop/uploads leaves the tree and is deleted [deletes PersistentVolumeClaim shop/uploads]
    D22 a volume that goes: PersistentVolume uploads leaves the tree and is deleted [deletes PersistentVolume uploads]
    D22 a class that goes: StorageClass fast leaves the tree and is deleted [deletes StorageClass fast]
    D22 the class of a claim that begins to delete: PersistentVolumeClaim shop/uploads and 1 more take volumes from a class that deletes [hurts 2]
    D22 a new StatefulSet whose class deletes: StorageClass scratch deletes the volume when its claim goes
    D22 a new claim whose class deletes: StorageClass scratch deletes the volume when its claim goes
    D22 a new claim whose class deletes, and goes from the tree and stays on the cluster: StorageClass scratch deletes the volume when its claim goes
    D23 another class: spec.storageClassName of a claim cannot be changed
    D23 another access mode: spec.accessModes of a claim cannot be changed
    D23 a block device instead of a file system: spec.volumeMode of a claim cannot be changed
    D23 another source of its data: spec.dataSource of a claim cannot be changed
    D23 half the size: a claim cannot shrink
    D23 a volume of its own choice: spec.volumeName of a claim cannot be changed
    D23 a selector of volumes: spec.selector of a claim cannot be changed
    D24 larger claims: spec.volumeClaimTemplates of a StatefulSet cannot be changed
    D24 another Service: spec.serviceName of a StatefulSet cannot be changed
    D24 one more label in the selector: spec.selector of a StatefulSet cannot be changed
    D24 pods that start side by side: spec.podManagementPolicy of a StatefulSet cannot be changed
    D24 fewer old revisions: spec.revisionHistoryLimit of a StatefulSet cannot be changed
    D25 a label more in the selector of a Deployment: spec.selector of a Deployment cannot be changed
    D25 another selector of a DaemonSet: spec.selector of a DaemonSet cannot be changed
    D25 another selector of a Rollout: the pods of the old selector stay behind
    D25 an expression instead of a label: spec.selector of a ReplicaSet cannot be changed
    D26 the version, in a Service: the selector asks for app.kubernetes.io/version, which does not last
    D26 the chart, in a Deployment: the selector asks for helm.sh/chart, which does not last
    D26 the commit, in a budget: the selector asks for commit, which does not last
    D26 the environment, in an expression of a new policy: the selector asks for env, which does not last
    D27 a Service that asks for another name: took Deployment shop/order and takes nothing now [hurts 1]
    D27 a budget that asks for one label more: took Deployment shop/order and takes nothing now [hurts 1]
    D27 a policy that asks for another name: took Deployment shop/order and takes nothing now [hurts 1]
    D27 a monitor whose Service has another label: took Service shop/order and takes nothing now [hurts 1]
    D27 a Service whose pods go: took StatefulSet shop/cache and takes nothing now [hurts 1]
    D27 pods that go together with their Service: goes together with Service shop/cache [deletes StatefulSet shop/cache]
    D28 another image: spec.template of a Job cannot be changed
    D28 another selector: spec.selector of a Job cannot be changed
    D28 another mode of completion: spec.completionMode of a Job cannot be changed
    D29 an address where there was none: spec.clusterIP decides where the Service is found
    D29 another family of addresses: spec.ipFamilies decides where the Service is found
    D29 a load balancer in front of it: spec.type decides where the Service is found
    D29 a load balancer of another class: spec.loadBalancerClass decides where the Service is found
    D29 a load balancer that faces the internet: service.beta.kubernetes.io/aws-load-balancer-scheme asks for another load balancer
    D29 another port: port 80/TCP is open no more
    D29 another port of the node: nodePort 30080/TCP is open no more
    D29 a port that goes: port 9090/TCP is open no more
    D29 a port of another protocol: port 80/TCP is open no more
    D29 another address of a load balancer: spec.loadBalancerIP decides where the Service is found
    D29 another list of addresses: spec.clusterIPs decides where the Service is found
    D29 an annotation of a load balancer that goes: service.beta.kubernetes.io/aws-load-balancer-scheme asks for another load balancer
    D30 a binding to another role: no RoleBinding can change its roleRef
    D30 another type of a Secret: no Secret can change its type
    D30 other data of a ConfigMap that says that it never changes: no ConfigMap can change its data
    D30 another disk of a class: no StorageClass can change its parameters
    D30 another value of a priority: no PriorityClass can change its value
    D30 another controller of an ingress class: no IngressClass can change its spec.controller
    D30 a binding of the cluster to another role: no ClusterRoleBinding can change its roleRef
    D30 a ConfigMap that says no more that it never changes: no ConfigMap can change its immutable
    D30 another time of binding: no StorageClass can change its volumeBindingMode
    D31 an Application that replaces: Replace=true is new, for 11 objects [hurts 11]
    D31 a StatefulSet that is forced: Force=true is new
    D31 a Kustomization that forces: force is new, for 11 objects [hurts 11]
    D31 a HelmRelease that forces upgrades: upgrade.force is new
    D31 an Application that orphans what it prunes: PrunePropagationPolicy=orphan is new, for 11 objects [hurts 11]
    D31 a StatefulSet that is forced while it changes in what cannot be changed, wherever it is: Replace=true and Force=true are new; StatefulSet shop/cache would be deleted and made anew [deletes StatefulSet shop/cache]
    D31 a namespace that Flux forces: force is new
    D31 a set of Applications that replace: Replace=true is new
    D32 a Deployment that becomes a Rollout: 4 pods of the Deployment are deleted [deletes Deployment shop/order] [hurts 1]
    D32 a Deployment that becomes a StatefulSet: 4 pods of the Deployment are deleted [deletes Deployment shop/order] [hurts 1]
    D32 a StatefulSet that becomes a Deployment: 3 pods of the StatefulSet are deleted [deletes StatefulSet shop/cache] [hurts 1]
    D32 a Deployment that becomes a DaemonSet: 4 pods of the Deployment are deleted [deletes Deployment shop/order] [hurts 1]
    D32 a Deployment that stays beside the Rollout of its name: 4 pods of the Deployment stay beside those of the new one [hurts 1]
    D33 half of the replicas: 4 pods become 2
    D33 none at all of a StatefulSet: 3 pods become 0
    D33 replicas that are stated no more, without an autoscaler: 4 pods become the 1 of a workload that states none
    D33 half of the least of an autoscaler: the autoscaler keeps 3 pods instead of 6 [hurts 1]
    D33 no least of a scaled object: the autoscaler keeps 0 pods instead of 2 [hurts 1]
    D33 an autoscaler for a workload that states its replicas: every sync sets spec.replicas to 4, whatever the autoscaler says
    D33 an autoscaler that goes from a workload that states few: 4 pods become 1: HorizontalPodAutoscaler shop/order goes
    D33 replicas of a workload that has an autoscaler: every sync sets spec.replicas to 4, whatever the autoscaler says
    D33 another autoscaler with a lower least: 4 pods become 2: HorizontalPodAutoscaler shop/order goes
    D33 a new workload that states replicas and has an autoscaler: every sync sets spec.replicas to 1, whatever the autoscaler says
    D33 replicas in the place of an autoscaler that may have made more: up to 20 pods become 4: HorizontalPodAutoscaler shop/order goes
    D33 replicas of a workload whose autoscaler goes from the tree and stays on the cluster: every sync sets spec.replicas to 4, whatever the autoscaler says
    D33 an autoscaler for replicas, where Argo CD leaves those of another kind alone: every sync sets spec.replicas to 4, whatever the autoscaler says
    D34 a budget that goes: 4 pods without a budget [deletes PodDisruptionBudget shop/order] [hurts 1]
    D34 a budget that allows nothing: none of 4 pods may go [hurts 1]
    D34 a budget that wants all pods: none of 4 pods may go [hurts 1]
    D34 as few pods as the budget wants: none of 3 pods may go [hurts 1]
    D34 a new budget that allows nothing, of pods that are new: no pod may go
    D34 an autoscaler that keeps as few pods as the budget wants: none of 3 pods may go [hurts 1]
    D35 a readiness probe that goes: order has no readinessProbe any more
    D35 a liveness probe that goes: order has no livenessProbe any more
    D35 less time to finish: 45 s to finish become 20 s
    D35 less time before it stops: 10 s before it stops become 2 s
    D35 no hook before it stops: order stops at once
    D35 all pods stopped before one starts: every rollout stops all pods before it starts one
    D35 half of the pods missing: 50% of 4 pods may be missing at once
    D35 a shorter command before it stops: 15 s before it stops become 5 s
    D35 more pods of a Rollout missing: 50% of 8 pods may be missing at once
    D35 no time to finish stated, where there was more than by default: 45 s to finish become 30 s
    D36 two fifths of the CPU: order is sure of 100m cpu instead of 250m
    D36 half of the memory: order is sure of 128Mi memory instead of 256Mi
    D36 a limit below what was asked for: order may use less memory than the 256Mi that it asked for
    D36 a quota below what the pods ask for: its pods ask for 1Gi
    D36 a range below what a container may use: order asks for 512Mi
    D36 a lower priority: its pods give way to more others
    D36 no CPU asked for: order is sure of 0 cpu instead of 250m
    D36 a quota of fewer pods than there are: its pods ask for 7
    D36 a quota of fewer pods than there are, of which some go from the tree and stay on the cluster: its pods ask for 7
    D36 exactly three tenths less CPU: order is sure of 175m cpu instead of 250m
    D37 another cluster: 11 objects stay at the old place [hurts 11]
    D37 another namespace: 11 objects stay at the old place [hurts 11]
    D37 another namespace by Flux: 10 objects are pruned at the old place [deletes Deployment shop/order, Service shop/order, PodDisruptionBudget shop/order, ConfigMap shop/order, ServiceAccount shop/order, StatefulSet shop/cache, PersistentVolumeClaim shop/uploads, NetworkPolicy shop/order, Role shop/order, RoleBinding shop/order] [hurts 11]
    D37 another cluster by Flux: 11 objects stay at the old place [hurts 11]
    D37 another name of a release: what it applied stays at the old place
    D37 another cluster of an Application that a set makes: Application billing-one moves"
  `);
});
