import { at, isRecord, listAt, mapAt, textAt, textsAt } from '../../tree/fields.ts';
import type { Change } from '../../diff/change.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import { alertsOf, isQuieter } from '../look/alerts.ts';
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
    const left = alertsLeft(comparison.after);
    for (const change of comparison.changes) {
      if (change.operation === 'add') continue;
      if (change.operation !== 'remove') yield* watched(change, left);
      else {
        const found = lost(change.before, left);
        const hit = found === undefined ? undefined : hitGone(change.before, found);
        if (hit) yield hit;
      }
    }
  },
};

/** An object that is there on both sides, maybe under another name. */
type Watched = Exclude<Change, { readonly operation: 'add' | 'remove' }>;

/** Whether a cluster has an alert of a name, in whatever object. */
type AlertsLeft = (cluster: string, name: string) => boolean;

function alertsLeft(tree: Tree): AlertsLeft {
  const known = new Map<string, ReadonlySet<string>>();
  return (cluster, name) => {
    let names = known.get(cluster);
    if (names === undefined) {
      const objects = tree.of(cluster, 'monitoring.coreos.com', 'PrometheusRule');
      names = new Set(objects.flatMap(({ manifest }) => [...alertsOf(manifest.spec).values()].map((one) => one.name)));
      known.set(cluster, names);
    }
    return names.has(name);
  };
}

/** What goes with a whole object, in words. */
function lost(object: TreeObject, left: AlertsLeft): string | undefined {
  if (enforces(object)) return 'what it refused is let through';
  if (object.manifest.kind !== 'PrometheusRule') return undefined;
  const alerts = [...alertsOf(object.manifest.spec).values()].filter(({ name }) => !left(object.cluster, name));
  return alerts.length === 0 ? undefined : `alerts go: ${alerts.map(({ name }) => name).join(', ')}`;
}

function* watched(change: Watched, left: AlertsLeft): Iterable<RuleHit> {
  const { group, kind } = change.key;
  if (`${group}/${kind}` === ALERTS) yield* alerts(change, left);
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

function* alerts(change: Watched, left: AlertsLeft): Iterable<RuleHit> {
  const is = alertsOf(change.after.manifest.spec);
  for (const [key, before] of alertsOf(change.before.manifest.spec)) {
    const after = is.get(key);
    const goes = after === undefined && !left(change.key.cluster, before.name);
    const less = after ? isQuieter(before, after) : goes ? { found: `the alert ${before.name} goes` } : undefined;
    if (less === undefined) continue;
    const field = change.fields.find(
      ({ path }) =>
        path.some((step) => typeof step === 'object' && step['alert'] === before.name) &&
        (!('part' in less) || path.includes(less.part)),
    );
    yield hitAt(change, field ?? { path: ['spec', 'groups'] }, less.found);
  }
}

/** Rules of Falco lie in ConfigMaps, as files. */
function* falco(change: Watched): Iterable<RuleHit> {
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
      return [
        textAt(spec, 'validationFailureAction'),
        ...listAt(spec, 'rules').map((rule) => textAt(rule, 'validate', 'failureAction')),
      ].some((action) => action?.toLowerCase() === 'enforce');
    case 'constraints.gatekeeper.sh':
      return (textAt(spec, 'enforcementAction') ?? 'deny') === 'deny';
    case 'admissionregistration.k8s.io':
      if (manifest.kind === 'ValidatingAdmissionPolicyBinding')
        return textsAt(spec, 'validationActions').includes('Deny');
      return (
        manifest.kind === 'ValidatingWebhookConfiguration' &&
        listAt(manifest, 'webhooks').some((one) => isRecord(one) && (at(one, 'failurePolicy') ?? 'Fail') === 'Fail')
      );
    default:
      return false;
  }
}
