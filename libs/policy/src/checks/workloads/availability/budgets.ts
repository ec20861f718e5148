import type { Manifest } from '@delivery/manifest';
import { at, fieldsAt, isRecord } from '../../../fields.ts';
import { selects } from '../../../pods/selector.ts';
import type { PodTemplate } from '../../../pods/pod-template.ts';
import type { World } from '../../../world.ts';

/**
 * The PodDisruptionBudgets that select the pods of a template. Each budget is looked up by the rarest label of its selector, so that many
 * workloads and many budgets are not compared in pairs.
 */
export function budgetsIn(world: World): (pod: PodTemplate) => Manifest[] {
  // one without a selector selects no pods, one with an empty selector all of its namespace
  const budgets = world
    .of('policy', 'PodDisruptionBudget')
    .filter((budget) => isRecord(at(budget, 'spec', 'selector')));
  const uses = new Map<string, number>();
  for (const label of budgets.flatMap(labelsOf)) uses.set(label, (uses.get(label) ?? 0) + 1);
  const byLabel = new Map<string, Manifest[]>();
  for (const budget of budgets) {
    const usesOf = (label: string) => uses.get(label) ?? 0;
    const [rarest = ''] = labelsOf(budget).sort((a, b) => usesOf(a) - usesOf(b));
    const others = byLabel.get(rarest);
    if (others) others.push(budget);
    else byLabel.set(rarest, [budget]);
  }
  return ({ owner, metadata }) => {
    const labels = fieldsAt(metadata, 'labels');
    return ['', ...Object.entries(labels).map(textOf)]
      .flatMap((label) => byLabel.get(label) ?? [])
      .filter((budget) => budget.metadata.namespace === owner.metadata.namespace)
      .filter((budget) => selects(at(budget, 'spec', 'selector'), labels));
  };
}

function labelsOf(budget: Manifest): string[] {
  return Object.entries(fieldsAt(budget, 'spec', 'selector', 'matchLabels')).map(textOf);
}

function textOf(label: readonly [string, unknown]): string {
  return JSON.stringify(label);
}
