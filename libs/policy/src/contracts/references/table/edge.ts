import { fieldsAt, numberAt, textAt, type Fields } from '../../../fields.ts';
import type { NamedPort, Row, RowOptions, Rows } from './row.ts';

const GATEWAY_API = 'gateway.networking.k8s.io';

function backendPort({ port }: Fields): NamedPort | undefined {
  return typeof port === 'number' ? { port, path: ['port'] } : undefined;
}

function ingressPort(service: Fields): NamedPort | undefined {
  const port = fieldsAt(service, 'port');
  const name = textAt(port, 'name');
  if (name !== undefined) return { port: name, path: ['port', 'name'] };
  const number = numberAt(port, 'number');
  return number === undefined ? undefined : { port: number, path: ['port', 'number'] };
}

const backend: RowOptions = { kindAt: 'kind', port: backendPort, granted: true };
const typed: RowOptions = { kindAt: 'kind' };
const tlsKeys = ['tls.crt', 'tls.key'];

const parent: Row = ['spec.parentRefs[].name', `${GATEWAY_API}/Gateway`, typed];

const route: readonly Row[] = [
  parent,
  ['spec.rules[].backendRefs[].name', '/Service', backend],
  ['spec.rules[].backendRefs[].filters[].requestMirror.backendRef.name', '/Service', backend],
  ['spec.rules[].filters[].requestMirror.backendRef.name', '/Service', backend],
  ['spec.rules[].{filters,backendRefs}[].extensionRef.name', '/Service', typed],
  ['spec.rules[].backendRefs[].filters[].extensionRef.name', '/Service', typed],
];

/** A policy names what it applies to, in one field or a list. */
const targets: readonly Row[] = [
  ['spec.targetRef.name', '/Service', typed],
  ['spec.targetRefs[].name', '/Service', typed],
];

/** How requests come in from outside. */
export const edgeRows: Rows = {
  'networking.k8s.io/Ingress': [
    ['spec.ingressClassName', 'networking.k8s.io/IngressClass'],
    ['spec.tls[].secretName', '/Secret', { keys: tlsKeys }],
    ['spec.rules[].http.paths[].backend.service.name', '/Service', { port: ingressPort }],
    ['spec.rules[].http.paths[].backend.resource.name', '/Service', typed],
    ['spec.defaultBackend.service.name', '/Service', { port: ingressPort }],
    ['spec.defaultBackend.resource.name', '/Service', typed],
  ],
  'networking.k8s.io/IngressClass': [['spec.parameters.name', '/ConfigMap', typed]],
  [`${GATEWAY_API}/GatewayClass`]: [['spec.parametersRef.name', '/ConfigMap', typed]],
  [`${GATEWAY_API}/Gateway`]: [
    ['spec.gatewayClassName', `${GATEWAY_API}/GatewayClass`],
    ['spec.infrastructure.parametersRef.name', '/ConfigMap', typed],
    ['spec.listeners[].tls.certificateRefs[].name', '/Secret', { kindAt: 'kind', keys: tlsKeys, granted: true }],
    ['spec.listeners[].tls.frontendValidation.caCertificateRefs[].name', '/ConfigMap', { ...typed, granted: true }],
  ],
  [`${GATEWAY_API}/HTTPRoute`]: route,
  [`${GATEWAY_API}/GRPCRoute`]: route,
  [`${GATEWAY_API}/TLSRoute`]: route,
  [`${GATEWAY_API}/TCPRoute`]: route,
  [`${GATEWAY_API}/UDPRoute`]: route,
  [`${GATEWAY_API}/BackendTLSPolicy`]: [
    ...targets,
    ['spec.validation.caCertificateRefs[].name', '/ConfigMap', { ...typed, keys: ['ca.crt'] }],
  ],
  'alb.networking.azure.io/*': targets,
  'gateway.envoyproxy.io/*': targets,
  'gateway.k8s.aws/TargetGroupConfiguration': [['spec.targetReference.name', '/Service', typed]],
  'networking.gke.io/*': targets,
};
