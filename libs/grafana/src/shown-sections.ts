import type { Dashboard, Section } from './dashboard.ts';
import { runs, type View } from './view.ts';

/** The sections of a dashboard behind which somebody measures. */
export function shownSections({ sections }: Dashboard, view: View): readonly Section[] {
  return sections.filter(
    ({ reads = [], engine, panels }) =>
      panels.length > 0 &&
      runs(view, reads) &&
      (engine === undefined || view.clusters.some((cluster) => cluster.engine === engine)),
  );
}
