import type { Finding } from '@delivery/findings';
import { aligned } from '../align.ts';

/** A line an id, most findings first, e.g. `  12  W27  error  Every image is pinned by digest`. */
export function tally(findings: readonly Finding[], titleOf: (id: string) => string): readonly string[] {
  const groups = new Map<string, { count: number; readonly finding: Finding }>();
  for (const finding of findings) {
    const group = groups.get(finding.id);
    if (group) group.count += 1;
    else groups.set(finding.id, { count: 1, finding });
  }
  const sorted = [...groups].sort(([a, { count: i }], [b, { count: j }]) => j - i || (a < b ? -1 : 1));
  const width = Math.max(0, ...sorted.map(([, { count }]) => String(count).length));
  return aligned(
    sorted.map(([id, { count, finding }]) => [String(count).padStart(width), id, finding.severity, titleOf(id)]),
    '  ',
  );
}
