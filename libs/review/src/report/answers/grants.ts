import type { FieldPath } from '../../diff/path.ts';
import { at, textAt } from '../../tree/fields.ts';
import { rightText, peerText } from './peer-text.ts';

/** A field by which something gains access. */
export interface Grant {
  readonly path: readonly string[];
  /** What stands there, e.g. `host`. */
  readonly what: string;
  /** One element of it in words. @default - the value itself */
  readonly text?: (element: unknown) => string;
  /** Whether a value grants anything. @default - every value does */
  readonly when?: (value: unknown, path: FieldPath) => boolean;
}

const grant = (path: string, what: string, more: Pick<Grant, 'text' | 'when'> = {}): Grant => ({ path: path.split('.'), what, ...more }); // prettier-ignore

const EGRESS = grant('spec.egress', 'egress', { text: (rule) => `to ${peerText(rule, 'to')}` });
const INGRESS = grant('spec.ingress', 'ingress', { text: (rule) => `from ${peerText(rule, 'from')}` });
const RULES = grant('rules', '', { text: rightText });
const SUBJECTS = grant('subjects', 'subject', { text: subjectText });
const ROUTE = [grant('spec.hostnames', 'host'), grant('spec.parentRefs', 'gateway')];

/** Annotations of a ServiceAccount that bind it to an identity of a cloud. */
const IDENTITY = /^(?:eks\.amazonaws\.com\/role-arn|iam\.gke\.io\/gcp-service-account|azure\.workload\.identity\/)/;

/** By kind, as `group/Kind`. */
export const GRANTS: Readonly<Record<string, readonly Grant[]>> = {
  'networking.k8s.io/Ingress': [grant('spec.rules', 'host', { text: hostText }), grant('spec.tls', 'TLS host')],
  'gateway.networking.k8s.io/HTTPRoute': [...ROUTE, grant('spec.rules', 'route')],
  'gateway.networking.k8s.io/GRPCRoute': ROUTE,
  'gateway.networking.k8s.io/TLSRoute': ROUTE,
  'gateway.networking.k8s.io/Gateway': [grant('spec.listeners', 'listener', { text: listenerText })],
  'networking.istio.io/VirtualService': [grant('spec.hosts', 'host')],
  'networking.istio.io/ServiceEntry': [grant('spec.hosts', 'egress to host')],
  '/Service': [
    grant('spec.type', 'type', { when: (type) => type === 'LoadBalancer' || type === 'NodePort' }),
    grant('spec.externalIPs', 'external address'),
    grant('spec.loadBalancerSourceRanges', 'source range'),
  ],
  'networking.k8s.io/NetworkPolicy': [EGRESS, INGRESS],
  'cilium.io/CiliumNetworkPolicy': [grant('spec.egress', 'egress'), grant('spec.ingress', 'ingress')],
  'cilium.io/CiliumClusterwideNetworkPolicy': [grant('spec.egress', 'egress'), grant('spec.ingress', 'ingress')],
  'security.istio.io/AuthorizationPolicy': [grant('spec.rules', 'callers')],
  'rbac.authorization.k8s.io/Role': [RULES],
  'rbac.authorization.k8s.io/ClusterRole': [RULES, grant('aggregationRule', 'aggregated roles')],
  'rbac.authorization.k8s.io/RoleBinding': [SUBJECTS],
  'rbac.authorization.k8s.io/ClusterRoleBinding': [SUBJECTS],
  '/ServiceAccount': [grant('metadata.annotations', 'cloud identity', { when: (_, [, , name]) => typeof name === 'string' && IDENTITY.test(name) })], // prettier-ignore
  'external-secrets.io/ExternalSecret': [
    grant('spec.data', 'secret', { text: secretText }),
    grant('spec.dataFrom', 'secrets'),
  ],
  'argoproj.io/AppProject': [
    grant('spec.destinations', 'destination'),
    grant('spec.sourceRepos', 'source'),
    grant('spec.clusterResourceWhitelist', 'cluster kind'),
    grant('spec.namespaceResourceWhitelist', 'kind'),
  ],
};

function subjectText(subject: unknown): string {
  const namespace = textAt(subject, 'namespace');
  return `${textAt(subject, 'kind') ?? ''} ${namespace === undefined ? '' : `${namespace}/`}${textAt(subject, 'name') ?? ''}`;
}

function hostText(rule: unknown): string {
  return textAt(rule, 'host') ?? 'any';
}

function listenerText(listener: unknown): string {
  const port = at(listener, 'port');
  return `${textAt(listener, 'hostname') ?? 'any host'}, port ${typeof port === 'number' ? port : '?'}`;
}

function secretText(data: unknown): string {
  return textAt(data, 'remoteRef', 'key') ?? textAt(data, 'secretKey') ?? 'of a generator';
}
