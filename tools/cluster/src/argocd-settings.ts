import { didYouMean } from '@delivery/findings';
import type { Manifest } from '@delivery/manifest';
import { refuse } from './refuse.ts';

/** Data of a ConfigMap by key, of ConfigMaps by name. */
export type Settings = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** The ConfigMap whose keys become process settings; Argo CD itself reads the other ones from the API server. */
export const processSettings = 'argocd-cmd-params-cm';

interface KeyReference {
  readonly name?: string;
  readonly key?: string;
}

interface Container {
  readonly name: string;
  readonly env?: readonly { readonly name: string; readonly valueFrom?: { readonly configMapKeyRef?: KeyReference } }[];
}

interface Workload {
  readonly template?: {
    readonly spec?: {
      readonly containers?: readonly Container[];
      readonly initContainers?: readonly Container[];
      readonly volumes?: readonly {
        readonly configMap?: { readonly name?: string; readonly items?: readonly KeyReference[] };
      }[];
    };
  };
}

/**
 * The environment that a container of upstream's installation would have: each variable that it takes from a ConfigMap
 * key, if the key is set.
 *
 * @param install objects of upstream's installation
 */
export function containerEnvironment(
  install: readonly Manifest[],
  container: string,
  settings: Settings,
): Record<string, string> {
  const found = install.flatMap(containersOf).find(({ name }) => name === container);
  if (found === undefined) throw new Error(`upstream's installation has no container ${container}`);
  const pairs = (found.env ?? []).flatMap(({ name, valueFrom }): [string, string][] => {
    const { name: configMap = '', key = '' } = valueFrom?.configMapKeyRef ?? {};
    const value = settings.get(configMap)?.[key];
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(pairs);
}

/**
 * A key that nobody reads is a mistake, though Argo CD says nothing about it.
 *
 * @param file where the ConfigMap was read
 * @throws Refusal for a key of argocd-cmd-params-cm that no container of upstream's installation reads
 */
export function refuseUnknownKeys(install: readonly Manifest[], settings: Settings, file: string): void {
  const known = knownKeys(install);
  for (const key of Object.keys(settings.get(processSettings) ?? {})) {
    if (known.has(key)) continue;
    throw refuse(2, {
      id: 'argocd-setting-exists',
      subject: processSettings,
      at: { file, path: `data["${key}"]` },
      found: `"${key}", which no container of Argo CD reads`,
      allowed: `one of the ${known.size} keys of upstream's installation`,
      fix: didYouMean(key, known),
    });
  }
}

function knownKeys(install: readonly Manifest[]): Set<string> {
  const inEnvironment = install.flatMap(containersOf).flatMap(({ env = [] }) => {
    const references = env.flatMap(({ valueFrom }) => valueFrom?.configMapKeyRef ?? []);
    return references.filter(({ name }) => name === processSettings);
  });
  const inFiles = install.flatMap((manifest) => {
    const maps = (podOf(manifest)?.volumes ?? []).flatMap(({ configMap }) => configMap ?? []);
    return maps.filter(({ name }) => name === processSettings).flatMap(({ items }) => items ?? []);
  });
  return new Set([...inEnvironment, ...inFiles].flatMap(({ key }) => key ?? []));
}

function containersOf(manifest: Manifest): readonly Container[] {
  const { containers = [], initContainers = [] } = podOf(manifest) ?? {};
  return [...containers, ...initContainers];
}

function podOf({ spec }: Manifest) {
  return (spec as Workload | undefined)?.template?.spec;
}
