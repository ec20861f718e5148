import type { List } from '../../rules/rule.ts';
import { read } from '../events.ts';
import { listOf } from '../list-of.ts';
import { outputOf } from '../output.ts';
import { happens, type ProvenRule } from '../proven.ts';
import type { Watched, WatchedService } from '../watched.ts';
import { macroOf, processName } from './processes.ts';
import { sidecar } from './sidecar.ts';

/** Where tokens of ServiceAccounts are mounted: Kubernetes' own, and those that clouds and meshes exchange. */
const tokenDirectories: List = {
  list: 'token_directories',
  items: [
    ...['/run/secrets/kubernetes.io/serviceaccount', '/var/run/secrets/kubernetes.io/serviceaccount'],
    ...['/var/run/secrets/azure/tokens', '/var/run/secrets/eks.amazonaws.com/serviceaccount'],
    ...['/var/run/secrets/pods.eks.amazonaws.com/serviceaccount', '/var/run/secrets/tokens'],
  ],
};

/** Of all services; the first of them is in the events. */
export function tokenRead({ services, meshed }: Watched): ProvenRule {
  const [{ name, processes }] = services as readonly [WatchedService];
  const token = '/var/run/secrets/kubernetes.io/serviceaccount/token';
  const stolen = { ...read(token, name), 'proc.name': 'curl' };
  return {
    lists: [
      tokenDirectories,
      listOf(
        'service_namespaces',
        services.map((service) => service.name),
      ),
    ],
    rule: {
      rule: 'ServiceAccount Token Read',
      desc: 'A program that the service does not declare reads a token of its ServiceAccount, with which it could act as the service.',
      condition: `open_read
and container
and k8s.ns.name in (service_namespaces)
and fd.name pmatch (token_directories)
and not (${services.map(macroOf).join(' or ')})`,
      ...(meshed && { exceptions: [sidecar] }),
      output: outputOf('Token of a ServiceAccount read by an undeclared program', { file: 'fd.name' }),
      priority: 'ERROR',
      tags: ['maturity_stable', 'container', 'filesystem', 'mitre_credential_access', 'T1528'],
    },
    triggers: [
      happens('another program reads it', stolen),
      happens('another program in the sidecar', { ...stolen, 'container.name': 'istio-proxy' }),
      happens('where the link points', {
        ...stolen,
        'fd.name': '/run/secrets/kubernetes.io/serviceaccount/..data/token',
      }),
      ...services.slice(1).map((service) => happens(`in ${service.name}`, { ...stolen, 'k8s.ns.name': service.name })),
    ],
    quiet: [
      ...processes.map((process) => happens(`${process} reads it`, { ...stolen, 'proc.name': processName(process) })),
      ...services.slice(1).map((service) =>
        happens(`its program in ${service.name}`, {
          ...stolen,
          ...{ 'k8s.ns.name': service.name, 'proc.name': processName(service.processes[0]!) },
        }),
      ),
      ...(meshed
        ? [happens('the sidecar', { ...stolen, 'container.name': 'istio-proxy', 'proc.name': 'pilot-agent' })]
        : []),
      happens('an operator', { ...stolen, 'k8s.ns.name': 'cert-manager' }),
      happens('another secret', { ...stolen, 'fd.name': '/etc/secrets/postgres/password' }),
      happens('the node', { ...stolen, 'container.id': 'host' }),
      happens('not to be read', { ...stolen, 'evt.is_open_read': false }),
    ],
  };
}
