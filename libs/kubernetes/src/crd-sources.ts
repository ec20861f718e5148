import type { CrdSource } from './crd-source.ts';
import { engineSources } from './sources/engines.ts';
import { networkSources } from './sources/network.ts';
import { operatorSources } from './sources/operators.ts';

const table = [...engineSources, ...networkSources, ...operatorSources].sort((a, b) => (a.name < b.name ? -1 : 1));

/** Every source, by name in code unit order. */
export const crdSources: readonly CrdSource[] = table;

export type CrdSourceName = (typeof table)[number]['name'];

/** @throws Error for a name that is not in the table */
export function crdSource(name: string): CrdSource {
  const found = crdSources.find((source) => source.name === name);
  if (found !== undefined) return found;
  throw new Error(`no CRD source "${name}"; known: ${crdSources.map((source) => source.name).join(', ')}`);
}
