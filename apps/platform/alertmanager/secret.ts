import { externalSecret } from '@delivery/constructs';
import { alertmanagerSecret } from '@delivery/constructs/operator';
import type { Cluster } from '@delivery/fleet';
import { emit } from '@delivery/manifest';
import type { IExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret';
import { chatKey, pagerKey, pages, watchdogKey, type Configuration } from './configuration.ts';

/**
 * The configuration, which the operator reads from a Secret only, beside the keys of the receivers, which come out of the store.
 *
 * @see https://external-secrets.io/latest/guides/templating/
 */
export function secret(configuration: Configuration, owners: readonly string[], cluster: Cluster): IExternalSecret {
  const { namespace, name, key } = alertmanagerSecret;
  const keys = [
    watchdogKey,
    ...owners.flatMap((owner) => [...(pages(cluster) ? [pagerKey(owner)] : []), chatKey(owner)]),
  ];
  const { spec, ...object } = externalSecret({ namespace, name, keys });
  const template = { engineVersion: 'v2', mergePolicy: 'Merge', data: { [key]: emit(configuration) } } as const;
  return { ...object, spec: { ...spec, target: { ...spec?.target, template } } };
}
