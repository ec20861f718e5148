import type { World, RenderedObject } from '@delivery/component';
import { Refusal } from '@delivery/findings';
import { checkDashboards } from '@delivery/grafana';
import { checkWatching, type Runbooks } from '@delivery/prometheus';
import type { Source } from '@delivery/yaml';

/**
 * The same objects, of which every rule, query and panel reads what somebody exposes, and every alert has an owner and a runbook.
 *
 * @throws Refusal 2 with every rule, query, panel and runbook that is wrong
 */
export function watched(
  objects: readonly RenderedObject[],
  { fleet, catalog }: World,
  sources: readonly Source[],
): readonly RenderedObject[] {
  const world = { fleet, catalog, runbooks: runbooksIn(sources) };
  const findings = [...checkWatching(objects, world), ...checkDashboards(objects, world)];
  if (findings.length > 0) throw new Refusal(2, findings);
  return objects;
}

function runbooksIn(sources: readonly Source[]): Runbooks {
  const texts = sources.filter(({ file }) => file.startsWith('docs/runbooks/'));
  return new Map(texts.map(({ file, bytes }) => [file, new TextDecoder().decode(bytes)]));
}
