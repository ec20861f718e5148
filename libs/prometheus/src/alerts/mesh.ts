import type { PlatformGroup } from './group.ts';

const day = 86_400;

export const meshAlerts: PlatformGroup = {
  name: 'mesh',
  exporters: ['istiod'],
  alerts: [
    {
      name: 'MeshConfigRejected',
      expr: 'sum by (type) (increase(pilot_total_xds_rejects[10m])) > 0',
      for: '10m',
      severity: 'ticket',
      summary: 'Proxies refuse configuration of the mesh',
      description:
        '{{ $value | humanize }} of type {{ $labels.type }} in ten minutes: they go on with the old one, and new pods may get none.',
      fires: [
        {
          name: 'every push',
          series: { 'pilot_total_xds_rejects{type="cds"}': '0+2x60' },
          at: '30m',
          firing: [{ type: 'cds' }],
        },
      ],
      silent: [
        { name: 'some, half an hour ago', series: { 'pilot_total_xds_rejects{type="cds"}': '0+2x5 10x60' }, at: '45m' },
        { name: 'none', series: { 'pilot_total_xds_rejects{type="cds"}': '4x60' }, at: '30m' },
      ],
    },
    {
      name: 'MeshSlow',
      expr: 'histogram_quantile(0.99, sum by (le) (rate(pilot_proxy_convergence_time_bucket[5m]))) > 10',
      for: '10m',
      severity: 'ticket',
      summary: 'Changes reach the proxies late',
      description:
        'One in a hundred takes longer than {{ $value | humanizeDuration }}: calls go to pods that are gone.',
      fires: [
        {
          name: 'between ten and twenty seconds',
          series: {
            'pilot_proxy_convergence_time_bucket{le="10"}': '0+90x60',
            'pilot_proxy_convergence_time_bucket{le="20"}': '0+100x60',
            'pilot_proxy_convergence_time_bucket{le="+Inf"}': '0+100x60',
          },
          at: '30m',
        },
      ],
      silent: [
        {
          name: 'five seconds',
          series: {
            'pilot_proxy_convergence_time_bucket{le="5"}': '0+100x60',
            'pilot_proxy_convergence_time_bucket{le="10"}': '0+100x60',
            'pilot_proxy_convergence_time_bucket{le="+Inf"}': '0+100x60',
          },
          at: '30m',
        },
        {
          name: 'slow until twenty-five minutes ago',
          series: {
            'pilot_proxy_convergence_time_bucket{le="10"}': '0x20 0+100x60',
            'pilot_proxy_convergence_time_bucket{le="20"}': '0+100x80',
            'pilot_proxy_convergence_time_bucket{le="+Inf"}': '0+100x80',
          },
          at: '45m',
        },
      ],
    },
    {
      name: 'MeshRootExpiring',
      expr: `min(citadel_server_root_cert_expiry_timestamp) - time() < 30 * ${day}`,
      for: '1h',
      severity: 'ticket',
      summary: 'The root certificate of the mesh ends soon',
      description: 'In {{ $value | humanizeDuration }} no service of the mesh can call another.',
      fires: [
        { name: 'in twenty days', series: { citadel_server_root_cert_expiry_timestamp: `${20 * day}x90` }, at: '80m' },
      ],
      silent: [
        { name: 'in fifty days', series: { citadel_server_root_cert_expiry_timestamp: `${50 * day}x90` }, at: '80m' },
      ],
    },
  ],
};
