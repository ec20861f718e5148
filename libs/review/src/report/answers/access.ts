import { groupOf } from '@delivery/manifest';
import type { Change, FieldChange } from '../../diff/change.ts';
import { fieldText, type FieldPath } from '../../diff/path.ts';
import { templatePath } from '../../risk/look/pods.ts';
import { valueText } from '../value-text.ts';

/** What somebody may reach or do who could not before, e.g. `egress to 10.40.0.0/16`. */
export interface Access {
  readonly change: Change;
  readonly text: string;
}

/** Fields by which something gains access, by kind: what it is, and the path below which it stands. */
const GRANTS: Readonly<Record<string, readonly (readonly [path: string, what: string])[]>> = {
  'networking.k8s.io/Ingress': [
    ['spec.rules', 'host'],
    ['spec.tls', 'host'],
  ],
  'gateway.networking.k8s.io/HTTPRoute': [
    ['spec.hostnames', 'host'],
    ['spec.parentRefs', 'gateway'],
    ['spec.rules', 'route'],
  ],
  'gateway.networking.k8s.io/GRPCRoute': [['spec.hostnames', 'host']],
  'gateway.networking.k8s.io/Gateway': [['spec.listeners', 'listener']],
  'networking.istio.io/VirtualService': [['spec.hosts', 'host']],
  'networking.istio.io/ServiceEntry': [['spec.hosts', 'host']],
  '/Service': [
    ['spec.type', 'type'],
    ['spec.externalIPs', 'external address'],
    ['spec.loadBalancerSourceRanges', 'source range'],
    ['spec.ports', 'port'],
  ],
  'networking.k8s.io/NetworkPolicy': [
    ['spec.egress', 'egress'],
    ['spec.ingress', 'ingress'],
  ],
  'cilium.io/CiliumNetworkPolicy': [
    ['spec.egress', 'egress'],
    ['spec.ingress', 'ingress'],
  ],
  'security.istio.io/AuthorizationPolicy': [['spec.rules', 'callers']],
  'rbac.authorization.k8s.io/Role': [['rules', 'right']],
  'rbac.authorization.k8s.io/ClusterRole': [
    ['rules', 'right'],
    ['aggregationRule', 'aggregation'],
  ],
  'rbac.authorization.k8s.io/RoleBinding': [['subjects', 'subject']],
  'rbac.authorization.k8s.io/ClusterRoleBinding': [['subjects', 'subject']],
  '/ServiceAccount': [['metadata.annotations', 'cloud identity']],
  'external-secrets.io/ExternalSecret': [
    ['spec.data', 'secret'],
    ['spec.dataFrom', 'secrets'],
  ],
  'argoproj.io/AppProject': [
    ['spec.destinations', 'destination'],
    ['spec.sourceRepos', 'source'],
    ['spec.clusterResourceWhitelist', 'cluster kind'],
    ['spec.namespaceResourceWhitelist', 'kind'],
  ],
};

/** Annotations of a ServiceAccount that bind it to an identity of a cloud. */
const IDENTITY = /^(?:eks\.amazonaws\.com\/role-arn|iam\.gke\.io\/gcp-service-account|azure\.workload\.identity\/)/;

/** Fields of a pod that lead out of it. */
const POD =
  /(?:^|\.)(?:privileged|hostNetwork|hostPID|hostIPC|hostPath|capabilities|allowPrivilegeEscalation|serviceAccountName)(?:$|[.[])/;

/** What an object lets happen that did not happen before: by a field that comes or changes, or because it comes as a whole. */
export function accessOf(change: Change): readonly Access[] {
  const manifest = change.after?.manifest;
  if (manifest === undefined) return [];
  const grants = GRANTS[`${groupOf(manifest)}/${manifest.kind}`] ?? [];
  if (change.operation === 'add' || change.operation === 'rename') {
    return granting(manifest.kind) && grants.length > 0 ? [{ change, text: 'is new' }] : [];
  }
  const template = templatePath(manifest);
  return change.fields
    .filter(({ operation }) => operation !== 'remove')
    .flatMap((field) => {
      const path = fieldText(field.path);
      const grant = grants.find(
        ([under]) => path === under || path.startsWith(`${under}.`) || path.startsWith(`${under}[`),
      );
      if (grant && (manifest.kind !== 'ServiceAccount' || isIdentity(field.path)))
        return [{ change, text: granted(grant[1], field) }];
      return template && POD.test(path) && field.after !== false ? [{ change, text: granted(path, field) }] : [];
    });
}

/** A Service or ServiceAccount that comes opens nothing by itself. */
function granting(kind: string): boolean {
  return kind !== 'Service' && kind !== 'ServiceAccount';
}

function isIdentity(path: FieldPath): boolean {
  return path.some((step) => typeof step === 'string' && IDENTITY.test(step));
}

const LONGEST = 80;

function granted(what: string, { before, after }: FieldChange): string {
  const next = oneLine(after);
  return before === undefined ? `${what} ${next}` : `${what} ${oneLine(before)} → ${next}`;
}

function oneLine(value: unknown): string {
  const text = (
    typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : valueText(value)
  ).replace(/\s+/g, ' ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
