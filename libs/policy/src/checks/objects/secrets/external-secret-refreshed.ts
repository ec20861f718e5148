import type { Check } from '../../../check.ts';
import { stated } from '../../../shown.ts';
import { clusterExternalSecret, eachExternalSecret } from './external-secrets.ts';
import { secondsOf } from './go-duration.ts';

const on = 'ExternalSecret shop/order-postgres';

export const externalSecretRefreshed: Check = {
  id: 'S03',
  name: 'external-secret-refreshed',
  title: 'An ExternalSecret is read again every five minutes to every hour',
  why: 'Less often, and a password that was changed after a leak works on for the whole day; more often, and the secret store throttles everybody.',
  severity: 'error',
  level: 'all',
  sources: ['https://external-secrets.io/latest/api/externalsecret/#update-behavior-with-3-different-refresh-policies'],
  fix: 'set `refreshInterval: 1h`',
  good: [
    { name: 'the longest' },
    { name: 'the shortest', on, set: { 'spec.refreshInterval': '5m' } },
    { name: 'not set, which is an hour', on, set: { 'spec.refreshInterval': undefined } },
    { name: 'by name', on, set: { 'spec.refreshPolicy': 'Periodic', 'spec.refreshInterval': '0h59m60s' } },
    { name: 'for several namespaces', add: [clusterExternalSecret({ refreshInterval: '10m' })] },
  ],
  bad: [
    {
      name: 'a second too long',
      on,
      set: { 'spec.refreshInterval': '1h1s' },
      at: 'spec.refreshInterval',
      found: 'refreshInterval "1h1s"',
    },
    {
      name: 'a second too short',
      on,
      set: { 'spec.refreshInterval': '4m59s' },
      at: 'spec.refreshInterval',
      found: 'refreshInterval "4m59s"',
    },
    {
      name: 'never',
      on,
      set: { 'spec.refreshInterval': '0' },
      at: 'spec.refreshInterval',
      found: 'refreshInterval "0"',
    },
    {
      name: 'no duration',
      on,
      set: { 'spec.refreshInterval': 3600 },
      at: 'spec.refreshInterval',
      found: 'refreshInterval 3600',
    },
    {
      name: 'once',
      on,
      set: { 'spec.refreshPolicy': 'CreatedOnce' },
      at: 'spec.refreshPolicy',
      found: 'refreshPolicy "CreatedOnce"',
    },
    {
      name: 'too long for several namespaces',
      on: 'ClusterExternalSecret shared',
      add: [clusterExternalSecret({ refreshInterval: '24h' })],
      at: 'spec.externalSecretSpec.refreshInterval',
      found: 'refreshInterval "24h"',
    },
  ],
  inspect: eachExternalSecret(function* ({ refreshInterval, refreshPolicy = 'Periodic' }) {
    if (refreshPolicy !== 'Periodic') {
      yield { path: ['refreshPolicy'], found: stated('refreshPolicy', refreshPolicy), allowed: 'Periodic' };
      return;
    }
    if (refreshInterval === undefined) return;
    const seconds = secondsOf(String(refreshInterval)) ?? 0;
    if (seconds >= 300 && seconds <= 3600) return;
    yield { path: ['refreshInterval'], found: stated('refreshInterval', refreshInterval), allowed: '5m to 1h' };
  }),
};
