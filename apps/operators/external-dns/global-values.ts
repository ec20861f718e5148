import type { BuildContext } from '@delivery/component';
import { cloudflareToken } from '@delivery/constructs/operator';
import { endpointsOf, podValues, type ExternalDnsValues } from './values.ts';

const folder = '/etc/secrets/cloudflare';

/**
 * The zone of the global names. Every cluster with a share of them writes the same records, so all are one owner, and none ever removes
 * one: a cluster that drains would take the name from the others.
 */
export function globalValues(context: BuildContext): ExternalDnsValues {
  const { domain } = context.cluster.environment;
  const { name, key } = cloudflareToken;
  return {
    ...podValues(context),
    provider: { name: 'cloudflare' },
    sources: ['crd'],
    namespaced: true,
    labelFilter: endpointsOf('global'),
    domainFilters: [domain],
    policy: 'upsert-only',
    txtOwnerId: domain,
    // the name of a file: a leaked environment is the most common way to lose a secret
    env: [{ name: 'CF_API_TOKEN', value: `file:${folder}/${key}` }],
    extraArgs: { 'cloudflare-proxied': true },
    extraVolumes: [{ name: 'cloudflare', secret: { secretName: name, defaultMode: 0o440 } }],
    extraVolumeMounts: [{ name: 'cloudflare', mountPath: folder, readOnly: true }],
  };
}
