import type { Exporter } from '../exporter.ts';
import { counter, gauge } from './kinds.ts';

const pod = ['namespace', 'pod', 'uid'];
const container = [...pod, 'container'];
const amount = [...container, 'node', 'resource', 'unit'];
const deployment = ['namespace', 'deployment'];
const statefulset = ['namespace', 'statefulset'];
const daemonset = ['namespace', 'daemonset'];
const job = ['namespace', 'job_name'];
const cronjob = ['namespace', 'cronjob'];
const autoscaler = ['namespace', 'horizontalpodautoscaler'];
const budget = ['namespace', 'poddisruptionbudget'];
const claim = ['namespace', 'persistentvolumeclaim'];

/** What the API server knows of objects. The zone of a node is one of its labels, allowed by `--metric-labels-allowlist`. */
export const kubeStateMetrics: Exporter = {
  name: 'kube-state-metrics',
  version: '2.17.0',
  see: 'https://github.com/kubernetes/kube-state-metrics/tree/v2.17.0/docs/metrics',
  metrics: {
    kube_node_info: gauge('1 for every node.', 'node', 'kubelet_version', 'os_image', 'kernel_version', 'internal_ip'),
    kube_node_labels: gauge('1 for every node, with its allowed labels.', 'node', 'label_topology_kubernetes_io_zone'),
    kube_node_spec_unschedulable: gauge('1 for a node that is cordoned.', 'node'),
    kube_node_spec_taint: gauge('1 for every taint of a node.', 'node', 'key', 'value', 'effect'),
    kube_node_status_condition: gauge('1 for the status that a condition has.', 'node', 'condition', 'status'),
    kube_node_status_allocatable: gauge('What pods may use of a node.', 'node', 'resource', 'unit'),
    kube_node_status_capacity: gauge('What a node has.', 'node', 'resource', 'unit'),
    kube_namespace_status_phase: gauge('1 for the phase that a namespace is in.', 'namespace', 'phase'),
    kube_resourcequota: gauge(
      'What a quota allows and what is used.',
      'namespace',
      'resourcequota',
      'resource',
      'type',
    ),
    kube_pod_info: gauge(
      '1 for every pod.',
      ...pod,
      ...['node', 'host_ip', 'pod_ip', 'created_by_kind', 'created_by_name', 'priority_class', 'host_network'],
    ),
    kube_pod_owner: gauge('1 for every owner.', ...pod, 'owner_kind', 'owner_name', 'owner_is_controller'),
    kube_pod_status_phase: gauge('1 for the phase that a pod is in.', ...pod, 'phase'),
    kube_pod_status_ready: gauge('1 for the status that the condition Ready has.', ...pod, 'condition'),
    kube_pod_created: gauge('When a pod was made, in seconds since 1970.', ...pod),
    kube_pod_container_status_waiting_reason: gauge('1 for why a container waits.', ...container, 'reason'),
    kube_pod_container_status_last_terminated_reason: gauge('1 for why it ended last.', ...container, 'reason'),
    kube_pod_container_status_restarts_total: counter('How often a container started again.', ...container),
    kube_pod_container_status_ready: gauge('1 for a container that is ready.', ...container),
    kube_pod_container_resource_requests: gauge('What a container asks for.', ...amount),
    kube_pod_container_resource_limits: gauge('What a container may use.', ...amount),
    kube_deployment_spec_replicas: gauge('Pods that are wanted.', ...deployment),
    kube_deployment_status_replicas_available: gauge('Pods that are available.', ...deployment),
    kube_deployment_status_replicas_updated: gauge('Pods of the newest template.', ...deployment),
    kube_deployment_status_condition: gauge(
      '1 for the status of a condition.',
      ...deployment,
      'condition',
      'status',
      'reason',
    ),
    kube_deployment_metadata_generation: gauge('Rises with every change of the spec.', ...deployment),
    kube_statefulset_replicas: gauge('Pods that are wanted.', ...statefulset),
    kube_statefulset_status_replicas_ready: gauge('Pods that are ready.', ...statefulset),
    kube_statefulset_status_replicas_updated: gauge('Pods of the newest template.', ...statefulset),
    kube_daemonset_status_desired_number_scheduled: gauge('Nodes that should run a pod.', ...daemonset),
    kube_daemonset_status_number_ready: gauge('Nodes whose pod is ready.', ...daemonset),
    kube_job_failed: gauge('1 for a Job that failed.', ...job, 'condition'),
    kube_job_status_active: gauge('Pods of a Job that run.', ...job),
    kube_job_status_start_time: gauge('When a Job began, in seconds since 1970.', ...job),
    kube_job_owner: gauge('1 for every owner.', ...job, 'owner_kind', 'owner_name', 'owner_is_controller'),
    kube_cronjob_next_schedule_time: gauge('When it runs next, in seconds since 1970.', ...cronjob),
    kube_cronjob_status_last_schedule_time: gauge('When it ran last, in seconds since 1970.', ...cronjob),
    kube_cronjob_status_last_successful_time: gauge('When it succeeded last, in seconds since 1970.', ...cronjob),
    kube_cronjob_spec_suspend: gauge('1 for a CronJob that is suspended.', ...cronjob),
    kube_horizontalpodautoscaler_spec_max_replicas: gauge('The most pods.', ...autoscaler),
    kube_horizontalpodautoscaler_spec_min_replicas: gauge('The fewest pods.', ...autoscaler),
    kube_horizontalpodautoscaler_status_current_replicas: gauge('Pods that there are.', ...autoscaler),
    kube_horizontalpodautoscaler_status_desired_replicas: gauge('Pods that there should be.', ...autoscaler),
    kube_poddisruptionbudget_status_pod_disruptions_allowed: gauge('Pods that may go now.', ...budget),
    kube_poddisruptionbudget_status_expected_pods: gauge('Pods that it counts.', ...budget),
    kube_poddisruptionbudget_status_current_healthy: gauge('Pods that are healthy.', ...budget),
    kube_poddisruptionbudget_status_desired_healthy: gauge('Pods that must stay healthy.', ...budget),
    kube_persistentvolume_status_phase: gauge('1 for the phase that a volume is in.', 'persistentvolume', 'phase'),
    kube_persistentvolumeclaim_status_phase: gauge('1 for the phase that a claim is in.', ...claim, 'phase'),
    kube_persistentvolumeclaim_resource_requests_storage_bytes: gauge('Bytes that a claim asks for.', ...claim),
  },
  scrape: {
    namespace: 'kube-state-metrics',
    labels: { 'app.kubernetes.io/name': 'kube-state-metrics' },
    port: 8080,
    honorLabels: true,
  },
};
