import type { Manifest } from '@delivery/manifest';

/** Label of ConfigMaps whose entries are files of Falco rules. */
export const rulesLabel = { name: 'delivery.example/falco-rules', value: 'true' } as const;

/**
 * Rules files in rendered ConfigMaps, by name: what a Falco outside of the cluster, or its own `--validate`, reads.
 *
 * @throws Error when two ConfigMaps hold files of one name
 */
export function rulesFilesIn(manifests: readonly Manifest[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { kind, metadata, ...rest } of manifests) {
    if (kind !== 'ConfigMap' || metadata.labels?.[rulesLabel.name] !== rulesLabel.value) continue;
    for (const [name, text] of Object.entries((rest['data'] ?? {}) as Readonly<Record<string, string>>)) {
      if (files.has(name)) throw new Error(`ConfigMap ${metadata.name}: ${name} stands in another ConfigMap too`);
      files.set(name, text);
    }
  }
  return files;
}
