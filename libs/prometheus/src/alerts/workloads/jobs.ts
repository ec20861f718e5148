import type { ScopedGroup } from '../group.ts';

export const jobAlerts: ScopedGroup = ({ owner, namespaces, namespace }) => {
  const job = `namespace="${namespace}",job_name="settlement-29"`;
  const cronjob = `namespace="${namespace}",cronjob="settlement"`;
  const of = (metric: string) => `max by (namespace, cronjob) (${metric}{${namespaces}})`;
  return {
    name: 'jobs',
    exporters: ['kube-state-metrics'],
    owner,
    alerts: [
      {
        name: 'JobFailed',
        expr: `max by (namespace, job_name) (kube_job_failed{condition="true",${namespaces}}) == 1`,
        severity: 'ticket',
        summary: 'Job {{ $labels.namespace }}/{{ $labels.job_name }} failed',
        description: 'It used up its retries or its time; what it should have done is not done.',
        fires: [
          {
            name: 'its retries are used up',
            series: { [`kube_job_failed{${job},condition="true"}`]: '1x30' },
            at: '5m',
            firing: [{ namespace, job_name: 'settlement-29' }],
          },
        ],
        silent: [
          {
            name: 'it succeeded',
            series: {
              [`kube_job_failed{${job},condition="true"}`]: '0x30',
              [`kube_job_failed{${job},condition="false"}`]: '1x30',
            },
            at: '5m',
          },
        ],
      },
      {
        name: 'CronJobLate',
        expr:
          `time() - ${of('kube_cronjob_next_schedule_time')} > 1800` + ` and ${of('kube_cronjob_spec_suspend')} == 0`,
        for: '5m',
        severity: 'ticket',
        summary: 'CronJob {{ $labels.namespace }}/{{ $labels.cronjob }} does not run',
        description: 'It should have begun {{ $value | humanizeDuration }} ago.',
        fires: [
          {
            name: 'three quarters of an hour late',
            series: {
              [`kube_cronjob_next_schedule_time{${cronjob}}`]: '600x90',
              [`kube_cronjob_spec_suspend{${cronjob}}`]: '0x90',
            },
            at: '55m',
            firing: [{ namespace, cronjob: 'settlement' }],
          },
        ],
        silent: [
          {
            name: 'a quarter of an hour late',
            series: {
              [`kube_cronjob_next_schedule_time{${cronjob}}`]: '600x90',
              [`kube_cronjob_spec_suspend{${cronjob}}`]: '0x90',
            },
            at: '25m',
          },
          {
            name: 'suspended',
            series: {
              [`kube_cronjob_next_schedule_time{${cronjob}}`]: '600x90',
              [`kube_cronjob_spec_suspend{${cronjob}}`]: '1x90',
            },
            at: '55m',
          },
        ],
      },
    ],
  };
};
