import type { Exporter } from '../exporter.ts';
import { counter, gauge } from './kinds.ts';

const scaler = ['namespace', 'scaledObject', 'scaler', 'triggerIndex', 'metric', 'type'];

export const keda: Exporter = {
  name: 'keda',
  version: '2.21.0',
  see: 'https://keda.sh/docs/2.21/integrations/prometheus/',
  metrics: {
    keda_scaler_metrics_value: gauge('What a scaler measures, e.g. messages behind.', ...scaler),
    keda_scaler_active: gauge('1 for a scaler with work to do.', ...scaler),
    keda_scaler_detail_errors_total: counter('Measurements that failed.', ...scaler),
    keda_scaled_object_errors_total: counter('Failures of a ScaledObject.', 'namespace', 'scaledObject'),
    keda_scaled_object_paused: gauge('1 for a ScaledObject that is paused.', 'namespace', 'scaledObject'),
    keda_internal_scale_loop_latency_seconds: gauge('How late a check is.', 'namespace', 'type', 'resource'),
  },
  scrape: {
    namespace: 'keda',
    labels: { app: 'keda-operator' },
    port: 8080,
    honorLabels: true,
  },
};
