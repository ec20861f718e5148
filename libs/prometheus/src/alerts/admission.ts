import type { PlatformGroup } from './group.ts';

const webhook = 'name="validation.gatekeeper.sh",type="validating"';

/** The cluster's second line: webhooks and policies that every change passes. */
export const admissionAlerts: PlatformGroup = {
  name: 'admission',
  exporters: ['kube-apiserver'],
  alerts: [
    {
      name: 'WebhookFailOpen',
      expr: 'sum by (name) (increase(apiserver_admission_webhook_fail_open_count[5m])) > 0',
      severity: 'page',
      summary: 'Objects are let in unchecked: webhook {{ $labels.name }} does not answer',
      description:
        '{{ $value | humanize }} in five minutes, by a policy that says Ignore. What came in meanwhile has to be checked.',
      fires: [
        {
          name: 'it does not answer',
          series: { [`apiserver_admission_webhook_fail_open_count{${webhook}}`]: '0x10 1x2 2x30' },
          at: '13m',
          firing: [{ name: 'validation.gatekeeper.sh' }],
        },
      ],
      silent: [
        {
          name: 'it answers',
          series: { [`apiserver_admission_webhook_fail_open_count{${webhook}}`]: '4x30' },
          at: '13m',
        },
        {
          name: 'it did not, twenty minutes ago',
          series: { [`apiserver_admission_webhook_fail_open_count{${webhook}}`]: '0x10 4x60' },
          at: '30m',
        },
        {
          name: 'the counter began again',
          series: { [`apiserver_admission_webhook_fail_open_count{${webhook}}`]: '9x10 0x30' },
          at: '13m',
        },
      ],
    },
    {
      name: 'WebhookFailing',
      expr:
        'sum by (name) (increase(apiserver_admission_webhook_rejection_count' +
        '{error_type=~"calling_webhook_error|apiserver_internal_error"}[10m])) > 0',
      for: '10m',
      severity: 'page',
      summary: 'Webhook {{ $labels.name }} does not answer, and changes are refused',
      description: '{{ $value | humanize }} in ten minutes: pods may not start, and nothing can be rolled out.',
      fires: [
        {
          name: 'no pod of it is there',
          series: {
            'apiserver_admission_webhook_rejection_count{name="istio.io",type="admit",error_type="calling_webhook_error"}':
              '0+2x60',
          },
          at: '30m',
          firing: [{ name: 'istio.io' }],
        },
      ],
      silent: [
        {
          name: 'it answers no, as it should',
          series: {
            'apiserver_admission_webhook_rejection_count{name="istio.io",type="admit",error_type="no_error"}': '0+2x60',
          },
          at: '30m',
        },
        {
          name: 'it did not answer half an hour ago',
          series: {
            'apiserver_admission_webhook_rejection_count{name="istio.io",type="admit",error_type="calling_webhook_error"}':
              '0+2x5 10x60',
          },
          at: '45m',
        },
      ],
    },
    {
      name: 'AdmissionSlow',
      expr:
        'histogram_quantile(0.99,' +
        ' sum by (name, le) (rate(apiserver_admission_webhook_admission_duration_seconds_bucket[5m]))) > 1',
      for: '10m',
      severity: 'page',
      summary: 'Webhook {{ $labels.name }} is slow',
      description:
        'One call in a hundred takes longer than {{ $value | humanizeDuration }}; near its timeout every change fails.',
      fires: [
        {
          name: 'between one and two and a half seconds',
          series: {
            [`apiserver_admission_webhook_admission_duration_seconds_bucket{${webhook},le="1"}`]: '0+90x60',
            [`apiserver_admission_webhook_admission_duration_seconds_bucket{${webhook},le="2"}`]: '0+100x60',
            [`apiserver_admission_webhook_admission_duration_seconds_bucket{${webhook},le="+Inf"}`]: '0+100x60',
          },
          at: '30m',
          firing: [{ name: 'validation.gatekeeper.sh' }],
        },
      ],
      silent: [
        {
          name: 'half a second',
          series: {
            [`apiserver_admission_webhook_admission_duration_seconds_bucket{${webhook},le="0.5"}`]: '0+100x60',
            [`apiserver_admission_webhook_admission_duration_seconds_bucket{${webhook},le="1"}`]: '0+100x60',
            [`apiserver_admission_webhook_admission_duration_seconds_bucket{${webhook},le="+Inf"}`]: '0+100x60',
          },
          at: '30m',
        },
        {
          name: 'nothing was asked',
          series: {
            [`apiserver_admission_webhook_admission_duration_seconds_bucket{${webhook},le="1"}`]: '50x60',
            [`apiserver_admission_webhook_admission_duration_seconds_bucket{${webhook},le="+Inf"}`]: '100x60',
          },
          at: '30m',
        },
        {
          name: 'slow until twenty-five minutes ago',
          series: {
            [`apiserver_admission_webhook_admission_duration_seconds_bucket{${webhook},le="1"}`]: '0x20 0+100x60',
            [`apiserver_admission_webhook_admission_duration_seconds_bucket{${webhook},le="2"}`]: '0+100x80',
            [`apiserver_admission_webhook_admission_duration_seconds_bucket{${webhook},le="+Inf"}`]: '0+100x80',
          },
          at: '45m',
        },
      ],
    },
    {
      name: 'AdmissionDenials',
      expr:
        'sum by (policy) (increase(apiserver_validating_admission_policy_check_total' +
        '{enforcement_action="deny"}[15m])) > 10',
      severity: 'ticket',
      summary: 'Policy {{ $labels.policy }} refuses objects',
      description:
        '{{ $value | humanize }} in a quarter of an hour: a change that the review let through, or somebody who tries.',
      fires: [
        {
          name: 'fifteen',
          series: {
            'apiserver_validating_admission_policy_check_total{policy="w01",policy_binding="w01",enforcement_action="deny",error_type="no_error"}':
              '0x10 15x60',
          },
          at: '20m',
          firing: [{ policy: 'w01' }],
        },
      ],
      silent: [
        {
          name: 'seven',
          series: {
            'apiserver_validating_admission_policy_check_total{policy="w01",policy_binding="w01",enforcement_action="deny",error_type="no_error"}':
              '0x10 7x60',
          },
          at: '20m',
        },
        {
          name: 'fifteen, an hour ago',
          series: {
            'apiserver_validating_admission_policy_check_total{policy="w01",policy_binding="w01",enforcement_action="deny",error_type="no_error"}':
              '0x5 15x90',
          },
          at: '40m',
        },
        {
          name: 'many that are fine',
          series: {
            'apiserver_validating_admission_policy_check_total{policy="w01",policy_binding="w01",enforcement_action="allow",error_type="no_error"}':
              '0+20x60',
          },
          at: '20m',
        },
      ],
    },
    {
      name: 'AdmissionPolicyBroken',
      expr:
        'sum by (policy) (increase(apiserver_validating_admission_policy_check_total' +
        '{error_type!~"no_error|"}[10m])) > 0',
      for: '5m',
      severity: 'page',
      summary: 'Policy {{ $labels.policy }} cannot be evaluated',
      description:
        '{{ $value | humanize }} times in ten minutes. By its failure policy objects are refused, or let in unchecked.',
      fires: [
        {
          name: 'its expression fails',
          series: {
            'apiserver_validating_admission_policy_check_total{policy="w01",policy_binding="w01",enforcement_action="deny",error_type="invalid_error"}':
              '0+1x60',
          },
          at: '30m',
          firing: [{ policy: 'w01' }],
        },
      ],
      silent: [
        {
          name: 'it is evaluated',
          series: {
            'apiserver_validating_admission_policy_check_total{policy="w01",policy_binding="w01",enforcement_action="deny",error_type="no_error"}':
              '0+1x60',
          },
          at: '30m',
        },
        {
          name: 'it failed half an hour ago',
          series: {
            'apiserver_validating_admission_policy_check_total{policy="w01",policy_binding="w01",enforcement_action="deny",error_type="invalid_error"}':
              '0+1x8 8x60',
          },
          at: '45m',
        },
      ],
    },
  ],
};
