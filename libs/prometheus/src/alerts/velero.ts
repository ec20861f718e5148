import type { PlatformGroup } from './group.ts';

const hourly = 'schedule="stateful"';
const noSuccess = 'velero_restore_success_total';

/** Backups every hour, as the recovery point objective asks, and a restore that is tried every week. */
export const veleroAlerts: PlatformGroup = {
  name: 'backups',
  exporters: ['velero'],
  alerts: [
    {
      name: 'BackupAge',
      expr: 'time() - max by (schedule) (velero_backup_last_successful_timestamp{schedule!=""}) > 2 * 3600',
      for: '5m',
      severity: 'page',
      summary: 'Schedule {{ $labels.schedule }} has no fresh backup',
      description:
        'The last one is {{ $value | humanizeDuration }} old: this much would be lost now. The objective is one hour.',
      fires: [
        {
          name: 'three hours old',
          interval: '5m',
          series: { [`velero_backup_last_successful_timestamp{${hourly}}`]: '0x80' },
          at: '3h',
          firing: [{ schedule: 'stateful' }],
        },
      ],
      silent: [
        {
          name: 'an hour and a half old',
          interval: '5m',
          series: { [`velero_backup_last_successful_timestamp{${hourly}}`]: '0x80' },
          at: '1h30m',
        },
        {
          name: 'one that somebody made by hand long ago',
          interval: '5m',
          series: { 'velero_backup_last_successful_timestamp{schedule=""}': '0x80' },
          at: '5h',
        },
      ],
    },
    {
      name: 'BackupFailing',
      expr:
        'sum by (schedule) (increase(velero_backup_failure_total[3h]))' +
        ' + sum by (schedule) (increase(velero_backup_partial_failure_total[3h])) >= 2',
      severity: 'ticket',
      summary: 'Backups of {{ $labels.schedule }} fail',
      description: '{{ $value | humanize }} in three hours failed, or miss objects.',
      fires: [
        {
          name: 'three',
          interval: '5m',
          series: {
            [`velero_backup_failure_total{${hourly}}`]: '0x11 1x11 2x40',
            [`velero_backup_partial_failure_total{${hourly}}`]: '0x20 1x40',
          },
          at: '3h',
          firing: [{ schedule: 'stateful' }],
        },
      ],
      silent: [
        {
          name: 'one',
          interval: '5m',
          series: {
            [`velero_backup_failure_total{${hourly}}`]: '0x11 1x60',
            [`velero_backup_partial_failure_total{${hourly}}`]: '0x80',
          },
          at: '3h',
        },
        {
          name: 'three, five hours ago',
          interval: '5m',
          series: {
            [`velero_backup_failure_total{${hourly}}`]: '0x3 3x100',
            [`velero_backup_partial_failure_total{${hourly}}`]: '0x110',
          },
          at: '6h',
        },
      ],
    },
    {
      name: 'BackupLocationDown',
      expr: 'min by (backup_location_name) (velero_backup_location_status_gauge) == 0',
      for: '15m',
      severity: 'page',
      summary: 'The place of the backups is not reached: {{ $labels.backup_location_name }}',
      description: 'Nothing can be saved there, and nothing restored from there.',
      fires: [
        {
          name: 'not reached',
          series: { 'velero_backup_location_status_gauge{backup_location_name="default"}': '0x40' },
          at: '20m',
          firing: [{ backup_location_name: 'default' }],
        },
      ],
      silent: [
        {
          name: 'reached again after ten minutes',
          series: { 'velero_backup_location_status_gauge{backup_location_name="default"}': '0x10 1x40' },
          at: '20m',
        },
      ],
    },
    {
      name: 'RestoreUnproven',
      expr: `sum by (schedule) (increase(${noSuccess}{schedule!=""}[7d])) < 1`,
      for: '1h',
      severity: 'ticket',
      summary: 'No restore of {{ $labels.schedule }} has been tried for a week',
      description: 'A backup that nobody restored is a hope. The weekly try did not succeed.',
      fires: [
        {
          name: 'the last one was nine days ago',
          interval: '1h',
          series: { [`${noSuccess}{${hourly}}`]: '0x3 1x230' },
          at: '218h',
          firing: [{ schedule: 'stateful' }],
        },
      ],
      silent: [
        {
          name: 'the last one was three days ago',
          interval: '1h',
          series: { [`${noSuccess}{${hourly}}`]: '0x146 1x80' },
          at: '218h',
        },
      ],
    },
  ],
};
