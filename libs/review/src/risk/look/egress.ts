import { groupOf, type Manifest } from '@delivery/manifest';
import { at, isRecord, listAt, mapAt, textAt, textsAt } from '../../tree/fields.ts';

/** What a policy does to what pods may send. */
export interface Egress {
  /** Of the pods; undefined: in no namespace, so in all. */
  readonly namespace: string | undefined;
  readonly selector: unknown;
  /** Whether names can still be resolved through it. */
  readonly allowsDns: boolean;
  /** Cilium: forbids something, and lets nothing through. */
  readonly deniesOnly: boolean;
}

/** Kinds of network policies, as `group/Kind`. */
export const NETWORK_POLICIES = [
  'networking.k8s.io/NetworkPolicy',
  'cilium.io/CiliumNetworkPolicy',
  'cilium.io/CiliumClusterwideNetworkPolicy',
];

/**
 * Undefined: it leaves what pods send alone.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies
 * @see https://docs.cilium.io/en/stable/security/policy/intro/#rule-basics
 */
export function egressOf(manifest: Manifest): readonly Egress[] {
  const { namespace } = manifest.metadata;
  const { spec } = manifest;
  if (groupOf(manifest) === 'networking.k8s.io') {
    const types = textsAt(spec, 'policyTypes');
    const rules = listAt(spec, 'egress');
    const egress = types.length === 0 ? rules.length > 0 : types.includes('Egress');
    const selector = at(spec, 'podSelector');
    return egress ? [{ namespace, selector, allowsDns: rules.some(letsDnsThrough), deniesOnly: false }] : [];
  }
  const specs = [spec, ...listAt(manifest, 'specs')].filter(isRecord);
  return specs.flatMap((one) => {
    const rules = listAt(one, 'egress');
    const opens = at(one, 'enableDefaultDeny', 'egress') === false;
    // Without pods it is for nodes.
    const selects = isRecord(at(one, 'endpointSelector'));
    if (opens || !selects || !('egress' in one || listAt(one, 'egressDeny').length > 0)) return [];
    const deniesOnly = rules.length === 0;
    return [{ ...podsOf(one, namespace), allowsDns: rules.some(letsCiliumDnsThrough), deniesOnly }];
  });
}

const NAMESPACE = 'io.kubernetes.pod.namespace';

/** The selector as Kubernetes writes it: Cilium also says where a label is from (`k8s:app`), and the namespace as a label. */
function podsOf(spec: unknown, own: string | undefined): Pick<Egress, 'namespace' | 'selector'> {
  const plain = (key: string) => key.replace(/^(?:k8s|any):/, '');
  const labels = Object.entries(mapAt(spec, 'endpointSelector', 'matchLabels')).map(
    ([key, value]) => [plain(key), value] as const,
  );
  const expressions = listAt(spec, 'endpointSelector', 'matchExpressions')
    .filter(isRecord)
    .map((one) => ({ ...one, key: plain(textAt(one, 'key') ?? '') }));
  const matchLabels = Object.fromEntries(labels.filter(([key]) => key !== NAMESPACE));
  const [, namespace] = labels.find(([key]) => key === NAMESPACE) ?? [];
  return { namespace: own ?? namespace, selector: { matchLabels, matchExpressions: expressions } };
}

function letsDnsThrough(rule: unknown): boolean {
  const ports = listAt(rule, 'ports');
  return ports.length === 0 || ports.some((port) => isDns(at(port, 'port'), at(port, 'endPort')));
}

function letsCiliumDnsThrough(rule: unknown): boolean {
  const ports = listAt(rule, 'toPorts').flatMap((one) => listAt(one, 'ports'));
  return ports.length === 0 || ports.some((port) => isDns(Number(textAt(port, 'port')), at(port, 'endPort')));
}

/** A node-local cache may listen elsewhere, but the service of the cluster is on port 53. */
function isDns(port: unknown, end: unknown): boolean {
  if (port === undefined || port === 0) return true;
  if (typeof port === 'string') return /^(?:dns|domain)/.test(port);
  return typeof port === 'number' && port <= 53 && (typeof end === 'number' ? end : port) >= 53;
}
