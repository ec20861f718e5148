import { groupOf, type Manifest } from '@delivery/manifest';
import type { FieldPath } from '../../diff/path.ts';
import { at, isRecord, listAt, textAt, textsAt } from '../../tree/fields.ts';
import { spares } from './spares.ts';

/** Where a policy can refuse what the cluster itself needs to run. */
export interface LockOut {
  /** The same for the same part of the object on both sides, e.g. the name of the webhook. */
  readonly part: string;
  readonly path: FieldPath;
  readonly found: string;
}

/** What nodes, the control plane and the engine write all the time, by group. */
const VITAL: Readonly<Record<string, readonly string[]>> = {
  '': [
    'pods',
    'nodes',
    'endpoints',
    'configmaps',
    'secrets',
    'serviceaccounts',
    'namespaces',
    'events',
    'pods/binding',
  ],
  apps: ['deployments', 'daemonsets', 'replicasets', 'statefulsets'],
  'coordination.k8s.io': ['leases'],
};
const VITAL_KINDS = ['Pod', 'Node', 'Lease', 'Deployment', 'DaemonSet', 'ReplicaSet', 'StatefulSet', 'Namespace', '*'];

/** Kinds that `lockOuts` knows; of Gatekeeper constraints each template has a kind of its own. */
export function canLockOut(manifest: Manifest): boolean {
  const { kind } = manifest;
  const group = groupOf(manifest);
  return (
    ((group === 'kyverno.io' || group === 'policies.kyverno.io') && /Policy$/.test(kind)) ||
    group === 'constraints.gatekeeper.sh' ||
    (group === 'admissionregistration.k8s.io' && /(?:WebhookConfiguration|AdmissionPolicyBinding)$/.test(kind))
  );
}

/**
 * The parts of a policy that refuse, or refuse when their own pods are down, and leave neither `kube-system` nor their own namespace out.
 *
 * @param policyOf - the ValidatingAdmissionPolicy of a binding
 * @see https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/
 */
export function lockOuts(manifest: Manifest, policyOf: (name: string) => Manifest | undefined): readonly LockOut[] {
  switch (groupOf(manifest)) {
    case 'admissionregistration.k8s.io':
      return manifest.kind.endsWith('Binding') ? binding(manifest, policyOf) : webhooks(manifest);
    case 'constraints.gatekeeper.sh':
      return constraint(manifest);
    default:
      return kyverno(manifest);
  }
}

function webhooks(manifest: Manifest): readonly LockOut[] {
  return listAt(manifest, 'webhooks').flatMap((webhook, index) => {
    const own = textAt(webhook, 'clientConfig', 'service', 'namespace');
    const namespaces = ['kube-system', ...(own === undefined ? [] : [own])];
    const fails = (textAt(webhook, 'failurePolicy') ?? 'Fail') === 'Fail';
    const objects = at(webhook, 'objectSelector');
    const chosen = isRecord(objects) && Object.keys(objects).length > 0;
    if (!fails || chosen || !vital(listAt(webhook, 'rules'))) return [];
    if (spares(at(webhook, 'namespaceSelector'), namespaces)) return [];
    const name = textAt(webhook, 'name');
    const path = ['webhooks', name === undefined ? index : { name }, 'namespaceSelector'];
    return [{ part: name ?? '', path, found: `a failing webhook refuses objects of ${namespaces.join(' and ')}, too` }];
  });
}

function vital(rules: readonly unknown[]): boolean {
  return rules.some((rule) => {
    const groups = textsAt(rule, 'apiGroups');
    const resources = textsAt(rule, 'resources').map((one) => one.replace(/\/\*$/, ''));
    const known = Object.entries(VITAL).filter(([group]) => groups.includes('*') || groups.includes(group));
    return known.some(([, own]) => resources.some((one) => one === '*' || own.includes(one)));
  });
}

function binding(manifest: Manifest, policyOf: (name: string) => Manifest | undefined): readonly LockOut[] {
  if (!manifest.kind.startsWith('Validating') || !textsAt(manifest, 'spec', 'validationActions').includes('Deny'))
    return [];
  const policy = policyOf(textAt(manifest, 'spec', 'policyName') ?? '');
  const rules = listAt(policy, 'spec', 'matchConstraints', 'resourceRules');
  const selectors = [
    at(manifest, 'spec', 'matchResources', 'namespaceSelector'),
    at(policy, 'spec', 'matchConstraints', 'namespaceSelector'),
  ];
  if (!vital(rules) || selectors.some((one) => spares(one, ['kube-system']))) return [];
  const path = ['spec', 'validationActions'];
  return [{ part: '', path, found: 'it refuses objects of kube-system, too' }];
}

function constraint(manifest: Manifest): readonly LockOut[] {
  const match = at(manifest, 'spec', 'match');
  if ((textAt(manifest, 'spec', 'enforcementAction') ?? 'deny') !== 'deny') return [];
  const kinds = listAt(match, 'kinds').flatMap((one) => textsAt(one, 'kinds'));
  const reaches = kinds.length === 0 || kinds.some((kind) => VITAL_KINDS.includes(kind));
  const left =
    textsAt(match, 'excludedNamespaces').some((one) => fits(one, 'kube-system')) ||
    (listAt(match, 'namespaces').length > 0 && !textsAt(match, 'namespaces').some((one) => fits(one, 'kube-system'))) ||
    spares(at(match, 'namespaceSelector'), ['kube-system']) ||
    isRecord(at(match, 'labelSelector'));
  if (!reaches || left) return [];
  return [{ part: '', path: ['spec', 'enforcementAction'], found: 'it refuses objects of kube-system, too' }];
}

function fits(pattern: string, namespace: string): boolean {
  return pattern.endsWith('*') ? namespace.startsWith(pattern.slice(0, -1)) : pattern === namespace;
}

function kyverno(manifest: Manifest): readonly LockOut[] {
  // A Policy is for its own namespace only.
  if (!manifest.kind.startsWith('Cluster')) return [];
  const all = textAt(manifest, 'spec', 'validationFailureAction');
  return listAt(manifest, 'spec', 'rules').flatMap((rule, index) => {
    const own = textAt(rule, 'validate', 'failureAction');
    if ((own ?? all ?? 'Audit').toLowerCase() !== 'enforce' || !isRecord(at(rule, 'validate'))) return [];
    const filters = (side: string) => [
      ...listAt(rule, side, 'any'),
      ...listAt(rule, side, 'all'),
      ...(isRecord(at(rule, side, 'resources')) ? [at(rule, side)] : []),
    ];
    const kinds = filters('match').flatMap((one) => textsAt(one, 'resources', 'kinds'));
    const spared = filters('exclude').some((one) =>
      textsAt(one, 'resources', 'namespaces').some((name) => fits(name, 'kube-system')),
    );
    const only = filters('match').every(
      (one) =>
        listAt(one, 'resources', 'namespaces').length > 0 ||
        isRecord(at(one, 'resources', 'selector')) ||
        spares(at(one, 'resources', 'namespaceSelector'), ['kube-system']),
    );
    const reaches = kinds.some((kind) => VITAL_KINDS.includes(kind.split('/').at(-1) ?? ''));
    if (!reaches || spared || only) return [];
    const name = textAt(rule, 'name');
    const path =
      own === undefined
        ? ['spec', 'validationFailureAction']
        : ['spec', 'rules', name === undefined ? index : { name }, 'validate', 'failureAction'];
    return [{ part: own === undefined ? '' : (name ?? ''), path, found: 'it refuses objects of kube-system, too' }];
  });
}
