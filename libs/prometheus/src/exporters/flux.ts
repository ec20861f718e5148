import type { Exporter } from '../exporter.ts';
import { gauge, histogram } from './kinds.ts';

/** State of the objects of Flux, made by kube-state-metrics from the custom resources. */
export const fluxResources: Exporter = {
  name: 'flux-resources',
  version: '2.9.5',
  see: 'https://fluxcd.io/flux/monitoring/custom-metrics/',
  metrics: {
    gotk_resource_info: gauge(
      '1 for every object that Flux reconciles.',
      ...['customresource_group', 'customresource_version', 'customresource_kind', 'exported_namespace', 'name'],
      ...['ready', 'suspended', 'revision', 'source_name', 'url'],
    ),
  },
};

const resource = ['kind', 'exported_namespace', 'name'];

/** The controllers themselves. */
export const fluxControllers: Exporter = {
  name: 'flux',
  version: '2.9.5',
  see: 'https://fluxcd.io/flux/monitoring/metrics/',
  metrics: {
    gotk_reconcile_duration_seconds: histogram('How long a reconciliation took.', ...resource),
    controller_runtime_reconcile_total: { type: 'counter', help: 'Reconciliations.', labels: ['controller', 'result'] },
    controller_runtime_reconcile_errors_total: { type: 'counter', help: 'Failed ones.', labels: ['controller'] },
    workqueue_depth: gauge('Objects that wait for a worker.', 'name', 'controller', 'priority'),
  },
  scrape: {
    namespace: 'flux-system',
    labels: { 'app.kubernetes.io/part-of': 'flux' },
    port: 8080,
  },
};
