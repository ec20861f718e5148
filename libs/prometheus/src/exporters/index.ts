import type { Exporter } from '../exporter.ts';
import { alertmanager } from './alertmanager.ts';
import { argoRollouts } from './argo-rollouts.ts';
import { argocd } from './argocd.ts';
import { blackboxExporter } from './blackbox-exporter.ts';
import { certManager } from './cert-manager.ts';
import { externalSecrets } from './external-secrets.ts';
import { falco, falcosidekick } from './falco.ts';
import { fluxControllers, fluxResources } from './flux.ts';
import { gatekeeper } from './gatekeeper.ts';
import { grafana } from './grafana.ts';
import { istiod } from './istio.ts';
import { kafkaExporter } from './kafka-exporter.ts';
import { keda } from './keda.ts';
import { kubeApiserver } from './kube-apiserver.ts';
import { kubeStateMetrics } from './kube-state-metrics.ts';
import { cadvisor, kubelet } from './kubelet.ts';
import { loki } from './loki.ts';
import { nodeExporter } from './node-exporter.ts';
import { jaeger, opentelemetryAgent, opentelemetryGateway } from './opentelemetry.ts';
import { otelCollector } from './otel-collector.ts';
import { prometheus } from './prometheus.ts';
import { tempo } from './tempo.ts';
import { thanos } from './thanos.ts';
import { velero } from './velero.ts';

/** Every program of others whose metrics rules and panels may use. */
export const exporters: readonly Exporter[] = [
  alertmanager,
  argocd,
  argoRollouts,
  blackboxExporter,
  cadvisor,
  certManager,
  externalSecrets,
  falco,
  falcosidekick,
  fluxControllers,
  fluxResources,
  gatekeeper,
  grafana,
  istiod,
  jaeger,
  kafkaExporter,
  keda,
  kubeApiserver,
  kubelet,
  kubeStateMetrics,
  loki,
  nodeExporter,
  opentelemetryAgent,
  opentelemetryGateway,
  otelCollector,
  prometheus,
  tempo,
  thanos,
  velero,
];
