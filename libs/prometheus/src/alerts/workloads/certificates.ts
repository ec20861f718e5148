import type { ScopedGroup } from '../group.ts';

const day = 86_400;

export const certificateAlerts: ScopedGroup = ({ owner, namespaces, namespace }) => {
  const certificate = `namespace="${namespace}",name="tls"`;
  const onCertificate = { namespace, name: 'tls' };
  const left = `min by (namespace, name) (certmanager_certificate_expiration_timestamp_seconds{${namespaces}}) - time()`;
  const ends = (days: number) => ({
    [`certmanager_certificate_expiration_timestamp_seconds{${certificate}}`]: `${days * day}x90`,
  });
  return {
    name: 'certificates',
    exporters: ['cert-manager'],
    owner,
    alerts: [
      {
        name: 'CertSoon',
        expr: `${left} < 21 * ${day}`,
        for: '1h',
        severity: 'ticket',
        summary: 'Certificate {{ $labels.namespace }}/{{ $labels.name }} is not renewed',
        description: 'It ends in {{ $value | humanizeDuration }}, and should have been renewed by now.',
        fires: [{ name: 'in twenty days', series: ends(20), at: '80m', firing: [onCertificate] }],
        silent: [{ name: 'in thirty days', series: ends(30), at: '80m' }],
      },
      {
        name: 'CertExpiring',
        expr: `${left} < 3 * ${day}`,
        for: '5m',
        severity: 'page',
        summary: 'Certificate {{ $labels.namespace }}/{{ $labels.name }} ends within three days',
        description: 'In {{ $value | humanizeDuration }} callers refuse it.',
        fires: [{ name: 'in two days', series: ends(2), at: '10m', firing: [onCertificate] }],
        silent: [{ name: 'in five days', series: ends(5), at: '10m' }],
      },
      {
        name: 'CertNotReady',
        expr:
          'max by (namespace, name)' +
          ` (certmanager_certificate_ready_status{condition=~"False|Unknown",${namespaces}}) == 1`,
        for: '30m',
        severity: 'ticket',
        summary: 'Certificate {{ $labels.namespace }}/{{ $labels.name }} is not issued',
        description: 'Whoever mounts it waits, or serves the old one until it ends.',
        fires: [
          {
            name: 'the challenge fails',
            series: { [`certmanager_certificate_ready_status{${certificate},condition="False"}`]: '1x90' },
            at: '40m',
            firing: [onCertificate],
          },
        ],
        silent: [
          {
            name: 'issued',
            series: {
              [`certmanager_certificate_ready_status{${certificate},condition="False"}`]: '0x90',
              [`certmanager_certificate_ready_status{${certificate},condition="Unknown"}`]: '0x90',
              [`certmanager_certificate_ready_status{${certificate},condition="True"}`]: '1x90',
            },
            at: '40m',
          },
        ],
      },
    ],
  };
};
