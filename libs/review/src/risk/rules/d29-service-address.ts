import { type FieldPath, fieldText } from '../../diff/path.ts';
import { at, listAt, textAt } from '../../tree/fields.ts';
import { edited, type Edited } from '../look/changed.ts';
import { touched } from '../look/touched.ts';
import { STOP, type Rule, type RuleHit } from '../rule.ts';
import { nearMiss, positive } from './d29-service-address.cases.ts';

/** Fields by which others reach a Service. */
const FIELDS = ['clusterIP', 'clusterIPs', 'ipFamilies', 'type', 'loadBalancerClass', 'loadBalancerIP'];

/** Annotations that a cloud only follows with another load balancer, or another address of it. */
const ADDRESS =
  /load-balancer-(?:type|scheme|internal|ip|ipv4|ipv6|ip-addresses|eip-allocations|private-ipv4-addresses|name|subnets)|azure-pip-name|azure-load-balancer-mode|l4-rbs|lb-ipam-ips|loadBalancerIPs|address-pool|ip-address-type/;

/** Where a Service is found. */
export const d29: Rule = {
  id: 'D29',
  name: 'service-address',
  title: 'A Service gets another address, another load balancer, or loses a port',
  reason:
    'Most of these fields cannot be changed in place: the sync fails, or the Service is made anew. A new load balancer has a new address, and clients keep the old one as long as DNS says so. A port that goes cuts off whoever still uses it.',
  sources: [
    'https://github.com/argoproj/argo-cd/issues/2150',
    'https://github.com/argoproj/argo-cd/issues/4459',
    'https://kubernetes.io/docs/concepts/services-networking/service/#choosing-your-own-ip-address',
  ],
  verdicts: STOP,
  procedure: [
    'First pull request: add a second Service with another name, the same selector and the new fields.',
    'Look until it has an address: `kubectl get service <new> -n <namespace>`. Reach a pod through it.',
    'Second pull request: point routes, DNS and clients at the new Service, with a short TTL first.',
    'When the old one has no traffic for longer than the TTL, remove it in a third pull request.',
    'For a port: add the new one beside the old one first, and take the old one away when nobody uses it.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    for (const change of edited(comparison, '/Service')) {
      yield* addresses(change);
      if (isBalanced(change)) yield* annotations(change);
      // Where nothing names the ports apart, all that go are one field.
      yield* new Map(ports(change).map((hit) => [fieldText(hit.field), hit])).values();
    }
  },
};

function* addresses(change: Edited): Iterable<RuleHit> {
  for (const name of FIELDS) {
    const field = touched(change, 'spec', name);
    if (!field || (field.before ?? byDefault(name)) === (field.after ?? byDefault(name))) continue;
    // The list follows the single address.
    if (name === 'clusterIPs' && touched(change, 'spec', 'clusterIP')) continue;
    yield { ...field, found: `spec.${name} decides where the Service is found` };
  }
}

function byDefault(field: string): unknown {
  if (field === 'type') return 'ClusterIP';
  return field === 'clusterIP' || field === 'loadBalancerIP' ? '' : undefined;
}

function isBalanced({ before }: Edited): boolean {
  return textAt(before.manifest, 'spec', 'type') === 'LoadBalancer';
}

function* annotations(change: Edited): Iterable<RuleHit> {
  const [before, after] = [change.before, change.after].map(({ manifest }) =>
    Object.keys(Object(at(manifest, 'metadata', 'annotations')) as object),
  );
  for (const name of new Set([...(before ?? []), ...(after ?? [])])) {
    const field = ADDRESS.test(name) ? touched(change, 'metadata', 'annotations', name) : undefined;
    if (field && field.before !== field.after) yield { ...field, found: `${name} asks for another load balancer` };
  }
}

function ports(change: Edited): readonly RuleHit[] {
  const hits: RuleHit[] = [];
  for (const name of ['port', 'nodePort'] as const) {
    const kept = new Set(listAt(change.after.manifest, 'spec', 'ports').map((port) => portText(port, name)));
    for (const port of listAt(change.before.manifest, 'spec', 'ports')) {
      const text = portText(port, name);
      if (text === undefined || kept.has(text)) continue;
      // With the port itself its node port goes as well; once is enough.
      const isGone = !listAt(change.after.manifest, 'spec', 'ports').some(
        (one) => portText(one, 'port') === portText(port, 'port'),
      );
      if (name === 'nodePort' && isGone) continue;
      const field = fieldOf(change, at(port, name), name);
      hits.push({ object: change.after, field, before: at(port, name), found: `${text} is open no more` });
    }
  }
  return hits;
}

/** E.g. `port 80/TCP`; undefined when none is stated. */
function portText(port: unknown, name: 'port' | 'nodePort'): string | undefined {
  const number = at(port, name);
  return typeof number === 'number' ? `${name} ${number}/${textAt(port, 'protocol') ?? 'TCP'}` : undefined;
}

/** The field change that takes a port away. */
function fieldOf({ fields }: Edited, number: unknown, name: string): FieldPath {
  const gone = fields.find(
    ({ path, before }) =>
      path[0] === 'spec' && path[1] === 'ports' && (path[3] === name ? before === number : at(before, name) === number),
  );
  return gone?.path ?? ['spec', 'ports'];
}
