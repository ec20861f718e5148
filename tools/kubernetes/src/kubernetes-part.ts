import type { BuiltinSchemas, Lifecycle } from '@delivery/kubernetes';
import type { BuiltPart, BuiltSource } from './built-part.ts';
import { digestOf } from './digest.ts';
import { downloadModules, type GoModule } from './go-modules.ts';
import { readBuiltins, sharedBuiltins } from './kubernetes-source.ts';
import { kubernetesVersions, lifecycleModules } from './kubernetes-versions.ts';
import { readLifecycles } from './lifecycle-source.ts';
import { correctedLifecycles, mergedLifecycles, withCurrentReplacements } from './lifecycles.ts';

/** The schemas of all minors, and the lifecycles of built-in kinds. */
export function kubernetesPart(): BuiltPart {
  const minors = Object.entries(kubernetesVersions).map(
    ([minor, patch]) => [minor, `k8s.io/kubernetes@v${patch}`] as const,
  );
  const moduleOf = downloadModules([...minors.map(([, pin]) => pin), ...Object.values(lifecycleModules).flat()]);
  const builtins = new Map(minors.map(([minor, pin]) => [minor, readBuiltins(moduleOf(pin).folder)]));
  const { kinds, definitions } = sharedBuiltins(builtins);
  const planned = Object.entries(lifecycleModules).map(([minor, pins]) => {
    const modules = pins.map((pin) => ({ pin, lifecycles: readLifecycles(moduleOf(pin).folder) }));
    return { minor, modules };
  });
  const lifecycles = correctedLifecycles(
    mergedLifecycles(
      new Map(
        planned.map(({ minor, modules }) => [minor, new Map(modules.flatMap(({ lifecycles }) => [...lifecycles]))]),
      ),
    ),
    servedIn(builtins),
    [...builtins.keys()],
  );
  const served = new Set([...builtins.values()].at(-1)?.kinds.keys());
  return {
    content: { versions: kubernetesVersions, kinds, lifecycles: sorted(withCurrentReplacements(lifecycles, served)) },
    definitions,
    sources: [
      ...minors.map(([minor, pin]) => {
        const own = builtins.get(minor);
        return row(`kubernetes ${minor}`, pin, moduleOf(pin), own?.kinds.size ?? 0, [...(own?.definitions ?? [])]);
      }),
      ...planned.flatMap(({ minor, modules }) =>
        modules.map(({ pin, lifecycles: own }) => row(`lifecycles ${minor}`, pin, moduleOf(pin), own.size, [...own])),
      ),
    ],
  };
}

/** The minors that serve a kind, by kind. */
function servedIn(builtins: ReadonlyMap<string, BuiltinSchemas>): Map<string, Set<string>> {
  const served = new Map<string, Set<string>>();
  for (const [minor, { kinds }] of builtins) {
    for (const kind of kinds.keys()) served.set(kind, (served.get(kind) ?? new Set()).add(minor));
  }
  return served;
}

function sorted(lifecycles: ReadonlyMap<string, Lifecycle>): Record<string, Lifecycle> {
  return Object.fromEntries([...lifecycles].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function row(source: string, pin: string, { sum }: GoModule, kinds: number, taken: readonly unknown[]): BuiltSource {
  const [module = '', version = ''] = pin.split('@');
  return { source, module, version, sum, kinds, digest: digestOf(JSON.stringify(taken)) };
}
