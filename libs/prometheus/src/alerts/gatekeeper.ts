import type { PlatformGroup } from './group.ts';

export const gatekeeperAlerts: PlatformGroup = {
  name: 'gatekeeper',
  exporters: ['gatekeeper'],
  alerts: [
    {
      name: 'GatekeeperViolations',
      expr: 'max by (enforcement_action) (gatekeeper_violations{enforcement_action="deny"}) > 0',
      for: '15m',
      severity: 'ticket',
      summary: 'Objects on the cluster break constraints',
      description: '{{ $value }} objects would be refused if they were made now: the next change of them fails.',
      fires: [
        {
          name: 'one',
          series: { 'gatekeeper_violations{enforcement_action="deny"}': '1x40' },
          at: '20m',
          firing: [{ enforcement_action: 'deny' }],
        },
      ],
      silent: [
        {
          name: 'only of those that are tried out',
          series: {
            'gatekeeper_violations{enforcement_action="deny"}': '0x40',
            'gatekeeper_violations{enforcement_action="dryrun"}': '5x40',
          },
          at: '20m',
        },
      ],
    },
    {
      name: 'GatekeeperAuditStale',
      expr: 'time() - max(gatekeeper_audit_last_run_end_time) > 1800',
      for: '5m',
      severity: 'ticket',
      summary: 'Gatekeeper audits no more',
      description: 'The last audit ended {{ $value | humanizeDuration }} ago: what breaks a constraint is not found.',
      fires: [{ name: 'for fifty minutes', series: { gatekeeper_audit_last_run_end_time: '60x90' }, at: '51m' }],
      silent: [{ name: 'for twenty minutes', series: { gatekeeper_audit_last_run_end_time: '60x90' }, at: '21m' }],
    },
  ],
};
