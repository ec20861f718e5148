import { at, isRecord, listAt, mapAt, textAt, textsAt } from '../../tree/fields.ts';
import type { TreeObject } from '../../tree/tree.ts';
import { alertsOf, isQuieter } from '../look/alerts.ts';
import { edited, type Edited, gone } from '../look/changed.ts';
import { falcoRules } from '../look/falco.ts';
import { hitAt, hitGone } from '../look/hit.ts';
import { TWO_REVIEWERS, type Rule, type RuleHit } from '../rule.ts';
import { nearMiss, positive } from './d55-watch-lowered.cases.ts';

const ALERTS = 'monitoring.coreos.com/PrometheusRule';
const ENFORCE = 'pod-security.kubernetes.io/enforce';
const LEVELS = ['privileged', 'baseline', 'restricted'];

export const d55: Rule = {
  id: 'D55',
  name: 'watch-lowered',
  title: 'An alert, a Falco rule or a policy says less than it did',
  reason: 'Nothing breaks when a guard goes. It is missed when something else breaks.',
  sources: [
    'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
    'https://prometheus.io/docs/practices/alerting/',
    'https://falco.org/docs/concepts/rules/',
  ],
  verdicts: TWO_REVIEWERS,
  procedure: [
    'Say which false alarms it is for, with a link to them.',
    'Fix what makes the noise, or narrow the condition, instead of raising a threshold.',
    'Let the owner of the alert or policy review it.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    for (const { before, after, fields, ...change } of comparison.changes) {
      if (!before || !after) continue;
      yield* watched({ ...change, before, after, fields } as Edited);
    }
    for (const { before } of gone(comparison)) {
      const alerts = `${before.manifest.apiVersion.split('/')[0]!}/${before.manifest.kind}` === ALERTS ? alertsOf(before.manifest.spec).size : 0;
      const hit =
        alerts > 0
          ? hitGone(before, `${alerts} alerts go`)
          : enforces(before)
            ? hitGone(before, 'what it refused is let through')
            : undefined;
      if (hit) yield hit;
    }
  },
};

function* watched(change: Edited): Iterable<RuleHit> {
  const { group, kind } = change.key;
  if (`${group}/${kind}` === ALERTS) yield* alerts(change);
  else if (group === '' && kind === 'ConfigMap') yield* falco(change);
  else if (group === '' && kind === 'Namespace') {
    const [was, is] = [change.before, change.after].map((side) =>
      LEVELS.indexOf(mapAt(side.manifest, 'metadata', 'labels')[ENFORCE] ?? 'privileged'),
    );
    if (is! < was!) {
      const path = ['metadata', 'labels', ENFORCE];
      yield hitAt(change, { path, before: LEVELS[was!], after: LEVELS[is!] }, 'pods may do more in it');
    }
  } else if (enforces(change.before) && !enforces(change.after)) {
    const field = change.fields.find(({ path }) => path[0] === 'spec' || path[0] === 'webhooks');
    if (field) yield hitAt(change, field, 'what it refused is let through');
  }
}

function* alerts(change: Edited): Iterable<RuleHit> {
  const [was, is] = [alertsOf(change.before.manifest.spec), alertsOf(change.after.manifest.spec)];
  const quiet = [...was].flatMap(([key, before]) => {
    const after = is.get(key);
    if (after === undefined) return [{ name: before.name, part: undefined, found: `the alert ${before.name} goes` }];
    const less = isQuieter(before, after);
    return less ? [{ ...less, name: before.name }] : [];
  });
  for (const { name, part, found } of quiet) {
    const field = change.fields.find(
      ({ path }) =>
        path.some((step) => typeof step === 'object' && step['alert'] === name) &&
        (part === undefined || path.includes(part)),
    );
    yield hitAt(change, field ?? { path: ['spec', 'groups'] }, found);
  }
}

/** Rules of Falco lie in ConfigMaps, as files. */
function* falco(change: Edited): Iterable<RuleHit> {
  for (const field of change.fields) {
    if (field.path[0] !== 'data' || typeof field.before !== 'string') continue;
    const [was, is] = [falcoRules(field.before), falcoRules(typeof field.after === 'string' ? field.after : '')];
    const less = [...was].filter(([name, rule]) => {
      const now = is.get(name);
      return !now || (rule.enabled && !now.enabled) || (now.priority !== -1 && now.priority < rule.priority);
    });
    if (less.length > 0)
      yield hitAt(change, { path: field.path }, `Falco says less: ${less.map(([name]) => name).join(', ')}`);
  }
}

/** Whether a policy refuses anything, rather than to report it. */
function enforces({ manifest }: TreeObject): boolean {
  const { spec } = manifest;
  const group = manifest.apiVersion.split('/')[0];
  switch (group) {
    case 'kyverno.io':
      return [textAt(spec, 'validationFailureAction'), ...listAt(spec, 'rules').map((rule) => textAt(rule, 'validate', 'failureAction'))]
        .some((action) => action?.toLowerCase() === 'enforce');
    case 'constraints.gatekeeper.sh':
      return (textAt(spec, 'enforcementAction') ?? 'deny') === 'deny';
    case 'admissionregistration.k8s.io':
      if (manifest.kind === 'ValidatingAdmissionPolicyBinding') return textsAt(spec, 'validationActions').includes('Deny');
      return (
        manifest.kind === 'ValidatingWebhookConfiguration' &&
        listAt(manifest, 'webhooks').some((one) => isRecord(one) && (at(one, 'failurePolicy') ?? 'Fail') === 'Fail')
      );
    default:
      return false;
  }
}
