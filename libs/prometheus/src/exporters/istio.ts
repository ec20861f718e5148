import type { Exporter } from '../exporter.ts';
import { counter, gauge, histogram } from './kinds.ts';

/** The control plane of the mesh. */
export const istiod: Exporter = {
  name: 'istiod',
  version: '1.31.1',
  see: 'https://istio.io/latest/docs/reference/commands/pilot-discovery/#metrics',
  metrics: {
    pilot_xds: gauge('Proxies that are connected.', 'version'),
    pilot_xds_pushes: counter('Configurations sent to proxies.', 'type'),
    pilot_total_xds_rejects: counter('Configurations that a proxy refused.', 'type'),
    pilot_proxy_convergence_time: histogram('Seconds from a change to its reaching all proxies.'),
    pilot_conflict_inbound_listener: gauge('Listeners that contradict each other.'),
    citadel_server_root_cert_expiry_timestamp: gauge('When the root certificate ends, in seconds since 1970.'),
    sidecar_injection_failure_total: counter('Pods that got no sidecar.', 'reason'),
  },
  scrape: { namespace: 'istio-system', labels: { app: 'istiod' }, port: 15014 },
};
