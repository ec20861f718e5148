import { at, isRecord, textAt } from '../../tree/fields.ts';
import { countOf } from '../look/allowed.ts';
import { edited, type Edited } from '../look/changed.ts';
import { podsOf } from '../look/pods.ts';
import { touched } from '../look/touched.ts';
import { containersOf, podSpecPath } from '../look/workloads.ts';
import type { Comparison } from '../comparison.ts';
import { TWO_REVIEWERS, type Rule, type RuleHit } from '../rule.ts';
import { nearMiss, positive } from './d35-rollout-guard.cases.ts';

const PROBES = ['readinessProbe', 'livenessProbe', 'startupProbe'];
/** Seconds that the API server gives a pod that says nothing. */
const GRACE = 30;
/** Where the most pods stand that may be missing in a rollout, and what that is by default. */
const MOST: Readonly<Record<string, { readonly path: readonly string[]; readonly byDefault: string | number }>> = {
  Deployment: { path: ['spec', 'strategy', 'rollingUpdate', 'maxUnavailable'], byDefault: '25%' },
  DaemonSet: { path: ['spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable'], byDefault: 1 },
  StatefulSet: { path: ['spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable'], byDefault: 1 },
  Rollout: { path: ['spec', 'strategy', 'canary', 'maxUnavailable'], byDefault: '25%' },
};

/** What keeps requests from being lost while pods come and go. */
export const d35: Rule = {
  id: 'D35',
  name: 'rollout-guard',
  title: 'A workload loses what keeps its requests alive while pods are exchanged',
  reason:
    'Without a probe, with less time to finish, or with more pods missing at once, each rollout, drain and scale-down from now on loses requests. It shows only then.',
  sources: [
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
  ],
  verdicts: TWO_REVIEWERS,
  procedure: [
    'Measure first: the longest request, and how long a pod takes to be ready and to stop.',
    'Keep a readiness probe; replace a bad one instead of removing it.',
    'Keep the grace period longer than `preStop` and the longest request together.',
    'Try it where nobody is: restart the workload in staging under load, `kubectl rollout restart`, and count errors.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    for (const change of edited(comparison)) {
      const spec = podSpecPath(change.after.manifest);
      if (!spec) continue;
      yield* probes(change);
      yield* grace(change, spec);
      yield* strategy(change, comparison);
    }
  },
};

/** Probes and hooks of containers that both sides have. */
function* probes({ before, after }: Edited): Iterable<RuleHit> {
  const old = new Map(containersOf(before.manifest).map(({ name, container }) => [name, container]));
  for (const { name, path, container } of containersOf(after.manifest)) {
    for (const probe of PROBES) {
      const was = at(old.get(name), probe);
      if (isRecord(was) && !isRecord(at(container, probe))) {
        yield { object: after, field: [...path, probe], before: was, found: `${name} has no ${probe} any more` };
      }
    }
    const [was, is] = [at(old.get(name), 'lifecycle', 'preStop'), at(container, 'lifecycle', 'preStop')];
    const [longer, shorter] = [secondsOf(was), secondsOf(is)];
    if (isRecord(was) && (!isRecord(is) || (longer !== undefined && shorter !== undefined && shorter < longer))) {
      const found = isRecord(is)
        ? `${longer ?? ''} s before it stops become ${shorter ?? ''} s`
        : `${name} stops at once`;
      yield { object: after, field: [...path, 'lifecycle', 'preStop'], before: was, after: is, found };
    }
  }
}

/** How long a hook sleeps; undefined when it does something else. */
function secondsOf(hook: unknown): number | undefined {
  const seconds = at(hook, 'sleep', 'seconds');
  if (typeof seconds === 'number') return seconds;
  const command = at(hook, 'exec', 'command');
  const text = Array.isArray(command) ? command.join(' ') : '';
  const slept = /(?:^|\s)sleep (\d+)s?(?:$|\s|;)/.exec(text)?.[1];
  return slept === undefined ? undefined : Number(slept);
}

function* grace(change: Edited, spec: readonly string[]): Iterable<RuleHit> {
  const field = touched(change, ...spec, 'terminationGracePeriodSeconds');
  const [before, after] = [field?.before ?? GRACE, field?.after ?? GRACE];
  if (!field || typeof before !== 'number' || typeof after !== 'number' || after >= before) return;
  yield { ...field, found: `${before} s to finish become ${after} s` };
}

function* strategy(change: Edited, { after }: Comparison): Iterable<RuleHit> {
  const type = touched(change, 'spec', 'strategy', 'type');
  if (change.key.kind === 'Deployment' && type?.after === 'Recreate' && type.before !== 'Recreate') {
    yield { ...type, found: 'every rollout stops all pods before it starts one' };
    return;
  }
  const most = Object.hasOwn(MOST, change.key.kind) ? MOST[change.key.kind] : undefined;
  const field = most && touched(change, ...most.path);
  if (!most || !field || textAt(change.before.manifest, 'spec', 'strategy', 'type') === 'Recreate') return;
  const pods = podsOf(after, change.after);
  const [less, more] = [field.before, field.after].map((value) => shareOf(value ?? most.byDefault, pods));
  if (less === undefined || more === undefined || more <= less) return;
  yield { ...field, found: `${String(field.after ?? most.byDefault)} of ${pods} pods may be missing at once` };
}

/** Both as pods: what is written in another way may be the same. */
function shareOf(value: unknown, pods: number): number | undefined {
  return countOf(value, Math.max(pods, 1), Math.floor);
}
