import type { Change } from '../../diff/change.ts';
import { effectOf } from '../../effects/effect-of.ts';
import { grouped } from '../../grouped.ts';
import { autoscalerOf, podsOf } from '../../risk/look/pods.ts';
import type { Comparison } from '../../risk/comparison.ts';
import { objectName } from '../../groups/atom.ts';
import type { AnswerLine } from '../report.ts';
import { counted } from '../words.ts';
import { nameIn } from './line.ts';

/** Pods of a workload that restart because of a change. */
export interface Restart {
  readonly change: Change;
  readonly pods: number;
}

/** Workloads of which pods restart, with the replicas that the new side states; of one that scales from none those are none. */
export function restartsOf(changes: readonly Change[], { after }: Comparison): readonly Restart[] {
  return changes.flatMap((change) => {
    if (change.operation !== 'change' && change.operation !== 'move') return [];
    const restarts = change.fields.some((field) => ['rolling-restart', 'recreate'].includes(effectOf(change, field)));
    const pods = restarts ? podsOf(after, change.after) : 0;
    const scales = restarts && pods === 0 && autoscalerOf(after, change.after) !== undefined;
    return pods > 0 || scales ? [{ change, pods }] : [];
  });
}

/** Which pods restart, how many, where, in which ring; most first. */
export function restartLines(restarts: readonly Restart[], { clusterOf, rings }: Comparison): readonly AnswerLine[] {
  const workloads = [...grouped(restarts, ({ change }) => objectName(change)).values()].map((same) => {
    const clusters = [...new Set(same.map(({ change }) => change.key.cluster))];
    const pods = same.reduce((sum, one) => sum + one.pods, 0);
    const reached = new Set(clusters.map((name) => clusterOf(name).ring));
    const names = rings.filter((ring) => reached.has(ring));
    const where = names.length === 0 ? '' : `, ${names.length === 1 ? 'ring' : 'rings'} ${names.join(', ')}`;
    const [first] = same;
    const name = first ? nameIn(first.change) : '';
    return {
      pods,
      text: `${name}: ${pods === 0 ? 'no pod at rest' : counted(pods, 'pod')}${where}`,
      clusters,
      objects: same.map(({ change }) => change.id),
    };
  });
  return workloads.sort((a, b) => b.pods - a.pods).map(({ pods: _, ...line }) => line);
}
