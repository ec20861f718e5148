import type { RenderedObject } from '@delivery/component';
import { prometheusPods } from '@delivery/prometheus';

/** The Secret that holds the configuration of a cluster's Alertmanager, and its key. An ExternalSecret fills it. */
export const alertmanagerSecret = {
  namespace: prometheusPods.namespace,
  name: 'alertmanager',
  key: 'alertmanager.yaml',
} as const;

interface AlertmanagerFile {
  /** `generated/alertmanager/<cluster>/alertmanager.yaml` */
  readonly path: string;
  readonly text: string;
  readonly app: string;
  readonly source: string;
}

/** The configuration of each cluster's Alertmanager as a file that `amtool` reads, out of the template of its ExternalSecret. */
export function alertmanagerFiles(objects: readonly RenderedObject[]): readonly AlertmanagerFile[] {
  return objects.flatMap(({ manifest, cluster, app, source }) => {
    const { namespace, name } = manifest.metadata;
    if (manifest.kind !== 'ExternalSecret' || namespace !== alertmanagerSecret.namespace) return [];
    if (name !== alertmanagerSecret.name || cluster === undefined) return [];
    const { target } = manifest['spec'] as { target: { template: { data: Readonly<Record<string, string>> } } };
    const text = target.template.data[alertmanagerSecret.key];
    if (text === undefined) throw new Error(`${source}: its template has no ${alertmanagerSecret.key}`);
    return [{ path: `generated/alertmanager/${cluster}/${alertmanagerSecret.key}`, text, app, source }];
  });
}
