import { countObjects, sum } from './counts.ts';
import type { Colors } from './io.ts';
import type { Synthesis } from './synth.ts';
import { table, type Row } from './table.ts';

type Fleet = Pick<Synthesis, 'apps' | 'clusters' | 'files'>;

/** Apps, grouped by stage, by clusters. */
export function appsTable(fleet: Fleet, width: number, color: Colors): string {
  const counts = countObjects(fleet);
  const columns = [...fleet.clusters.map(({ name }) => name), ...(hasShared(fleet) ? ['shared'] : []), 'total'];
  const rowOf = (where: { app?: string; stage?: string }) => [
    ...fleet.clusters.map(({ name: cluster }) => sum(counts, { ...where, cluster })),
    ...(hasShared(fleet) ? [sum(counts, { ...where, cluster: undefined })] : []),
    sum(counts, where),
  ];
  const stages = [...new Set(fleet.apps.map(({ stage }) => stage))];
  const rows = stages.flatMap((stage): Row[] => [
    { label: stage, weight: 'faint' },
    ...fleet.apps
      .filter((app) => app.stage === stage)
      .map(({ name }) => ({ label: `  ${name}`, cells: rowOf({ app: name }) })),
  ]);
  return table(columns, [...rows, { label: 'total', cells: rowOf({}), weight: 'strong' }], width, color);
}

/** Clusters by stages: what is left of the table above when it would be longer than a screen. */
export function stagesTable(fleet: Fleet, width: number, color: Colors): string {
  const counts = countObjects(fleet);
  const stages = [...new Set(fleet.apps.map(({ stage }) => stage))];
  const rowOf = (where: { cluster?: string }) => [
    ...stages.map((stage) => sum(counts, { ...where, stage })),
    sum(counts, where),
  ];
  const rows: Row[] = [
    ...fleet.clusters.map(({ name }) => ({ label: name, cells: rowOf({ cluster: name }) })),
    ...(hasShared(fleet) ? [{ label: 'shared', cells: rowOf({ cluster: undefined }) }] : []),
    { label: 'total', cells: rowOf({}), weight: 'strong' },
  ];
  return table([...stages, 'total'], rows, width, color);
}

function hasShared({ files }: Fleet): boolean {
  return [...files.values()].some(({ manifest, cluster }) => manifest !== undefined && cluster === undefined);
}
