import type { Manifest } from '@delivery/manifest';
import type { Change } from '../../diff/change.ts';
import type { FieldPath } from '../../diff/path.ts';
import { at, isRecord, listAt, mapAt, textAt, textsAt } from '../../tree/fields.ts';
import { edited, type Edited } from '../look/changed.ts';
import { hitAt } from '../look/hit.ts';
import { TWO_REVIEWERS, type Rule, type RuleHit } from '../rule.ts';
import { nearMiss, positive } from './d54-rollout-unguarded.cases.ts';

const CANARY = ['spec', 'strategy', 'canary'];
const BLUE_GREEN = ['spec', 'strategy', 'blueGreen'];

export const d54: Rule = {
  id: 'D54',
  name: 'rollout-unguarded',
  title: 'A Rollout loses steps, pauses or analysis, or an experiment reaches further',
  reason:
    'Without its steps the next release is at 100 % at once, and nothing takes it back. An experiment without an end or selector harms whatever it meets.',
  sources: [
    'https://argo-rollouts.readthedocs.io/en/stable/features/canary/',
    'https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/#autopromotionenabled',
    'https://chaos-mesh.org/docs/define-chaos-experiment-scope/',
  ],
  verdicts: TWO_REVIEWERS,
  procedure: [
    'Say in the pull request why the next release is safe without what goes.',
    'Do not change the image in the same pull request: it would be the first that nothing guards.',
    'Put the steps back once the reason is gone.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    for (const change of edited(comparison, 'argoproj.io/Rollout')) yield* rollout(change);
    for (const change of comparison.changes)
      if (change.key.group === 'chaos-mesh.org' && change.operation !== 'remove') yield* chaos(change);
  },
};

function* rollout(change: Edited): Iterable<RuleHit> {
  const [was, is] = [guards(change.before.manifest), guards(change.after.manifest)];
  const lost = (['pauses', 'analyses', 'weights'] as const).filter((part) => is[part] < was[part]);
  if (lost.length > 0)
    yield hitAt(
      change,
      { path: fieldIn(change, [...CANARY, 'steps']) },
      `fewer ${lost.join(' and ')} before everybody has it`,
    );
  if (was.background && !is.background)
    yield hitAt(
      change,
      { path: fieldIn(change, [...CANARY, 'analysis']) },
      'nothing takes a bad release back by itself',
    );
  if (was.checked && !is.checked)
    yield hitAt(change, { path: fieldIn(change, [...BLUE_GREEN, 'prePromotionAnalysis']) }, 'it is promoted unseen');
  if (was.manual && !is.manual)
    yield hitAt(
      change,
      { path: fieldIn(change, [...BLUE_GREEN, 'autoPromotionEnabled']) },
      'it is promoted by itself now',
    );
}

function guards(manifest: Manifest) {
  const steps = listAt(manifest, ...CANARY, 'steps').filter(isRecord);
  const count = (key: string) => steps.filter((step) => key in step).length;
  return {
    pauses: count('pause'),
    analyses: count('analysis') + count('experiment'),
    weights: count('setWeight'),
    background: at(manifest, ...CANARY, 'analysis') !== undefined,
    checked: at(manifest, ...BLUE_GREEN, 'prePromotionAnalysis') !== undefined,
    manual: at(manifest, ...BLUE_GREEN, 'autoPromotionEnabled') === false,
  };
}

/** The path itself, or what holds it and went with it. */
function fieldIn({ fields }: Change, path: readonly string[]): FieldPath {
  const whole = fields.find(
    ({ path: changed }) => changed.length < path.length && changed.every((step, i) => step === path[i]),
  );
  return whole?.path ?? path;
}

function* chaos(change: Change): Iterable<RuleHit> {
  const { before, after } = change;
  if (after === undefined) return;
  const [was, is] = [reach(before?.manifest), reach(after.manifest)];
  // A schedule says when each run ends; an experiment without an end runs until somebody stops it.
  if (!is.ends && (before === undefined || was.ends))
    yield hitAt(
      change,
      { path: before ? fieldIn(change, ['spec', 'duration']) : ['spec', 'duration'] },
      'it never ends by itself',
    );
  if (before === undefined) return;
  const selector = change.fields.find(({ path }) => path[0] === 'spec' && (path[1] ?? 'selector') === 'selector');
  if (
    selector &&
    (is.labels < was.labels || (is.namespaces === 0) !== (was.namespaces === 0) || is.namespaces > was.namespaces)
  )
    yield hitAt(change, selector, 'it selects more pods');
  if (is.mode > was.mode) yield hitAt(change, { path: ['spec', 'mode'] }, 'it hits more of the pods that it selects');
}

const MODES = ['one', 'fixed', 'fixed-percent', 'random-max-percent', 'all'];

function reach(manifest: Manifest | undefined) {
  const nested = ['labelSelectors', 'annotationSelectors', 'fieldSelectors', 'nodeSelectors'];
  return {
    ends: manifest?.kind === 'Schedule' || textAt(manifest, 'spec', 'duration') !== undefined || isOnce(manifest),
    labels: nested.reduce((sum, key) => sum + Object.keys(mapAt(manifest, 'spec', 'selector', key)).length, 0),
    namespaces: textsAt(manifest, 'spec', 'selector', 'namespaces').length,
    mode: MODES.indexOf(textAt(manifest, 'spec', 'mode') ?? 'one'),
  };
}

/** Killing is done in a moment. */
function isOnce(manifest: Manifest | undefined): boolean {
  return /kill/.test(textAt(manifest, 'spec', 'action') ?? '');
}
