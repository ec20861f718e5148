import { sizeOf, type ServiceDeclaration } from '@delivery/catalog';
import type { Cluster } from '@delivery/fleet';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { PostgresBinding } from './binding.ts';
import { priorityClasses } from './priority.ts';
import { placement } from './placement.ts';

/** Unprivileged user and group of every container. */
const userId = 10001;

/** Seconds in which kube-proxy, load balancers and callers learn that a pod is going, before it gets SIGTERM. */
const preStopSeconds = 10;

/** Kubelets and node drains of the clouds wait no longer. */
const longestGrace = 120;

/** Seconds the kubelet adds so that a pod that drains exactly in time is not killed. */
const graceSeconds = 5;

export interface PodProps {
  readonly name: string;
  readonly service: ServiceDeclaration;
  readonly drainSeconds: number;
  readonly cluster: Cluster;
  /** Reference with digest. */
  readonly image: string;
  readonly configMapName: string;
  readonly postgres?: PostgresBinding;
}

/** A pod that passes the restricted Pod Security Standard and the hardening table (the tests beside this file name its checks). */
export function podSpec(props: PodProps): IPodSpec {
  const { name, service, drainSeconds, cluster, postgres } = props;
  return {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    priorityClassName: priorityClasses[service.tier].name,
    terminationGracePeriodSeconds: gracePeriod(drainSeconds),
    securityContext: {
      runAsNonRoot: true,
      runAsUser: userId,
      runAsGroup: userId,
      fsGroup: userId,
      fsGroupChangePolicy: 'OnRootMismatch',
      seccompProfile: { type: 'RuntimeDefault' },
      appArmorProfile: { type: 'RuntimeDefault' },
    },
    // fewer look-ups: a name with two dots is asked for as it stands
    dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
    ...placement(name, cluster.availability),
    containers: [container(props)],
    volumes: [
      { name: 'tmp', emptyDir: { sizeLimit: '64Mi' } },
      // 0440: the group of the pod may read, nobody may write
      ...(postgres ? [{ name: 'postgres', secret: { secretName: postgres.secretName, defaultMode: 0o440 } }] : []),
    ],
  };
}

/** @throws if pods of that service could not drain within the hardening table's bounds (W42) */
function gracePeriod(drainSeconds: number): number {
  const seconds = preStopSeconds + drainSeconds + graceSeconds;
  if (Number.isInteger(seconds) && seconds >= 30 && seconds <= longestGrace) return seconds;
  const [least, most] = [30, longestGrace].map((bound) => bound - preStopSeconds - graceSeconds);
  throw new Error(`drainSeconds: ${drainSeconds}; allowed are whole seconds from ${least} to ${most}`);
}

function container({ name, service, cluster, image, configMapName, postgres }: PodProps): IContainer {
  const { requests, limits } = sizeOf(service, cluster.environment);
  return {
    name,
    image,
    imagePullPolicy: 'IfNotPresent',
    ports: Object.entries(service.ports).map(([port, containerPort]) => ({
      name: port,
      containerPort,
      protocol: 'TCP',
    })),
    envFrom: [{ configMapRef: { name: configMapName } }],
    resources: { requests: { ...requests }, limits: { ...limits } },
    ...probes(service),
    lifecycle: { preStop: { sleep: { seconds: preStopSeconds } } },
    securityContext: {
      allowPrivilegeEscalation: false,
      privileged: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp' },
      ...(postgres ? [{ name: 'postgres', mountPath: '/etc/secrets/postgres', readOnly: true }] : []),
    ],
  };
}

/** `/livez` asks only the process itself, `/readyz` also what it needs: a lost database takes a pod out of the Service, but restarts nothing. */
function probes({ ports }: ServiceDeclaration): Pick<IContainer, 'startupProbe' | 'livenessProbe' | 'readinessProbe'> {
  const port = 'http' in ports ? 'http' : Object.keys(ports)[0];
  if (port === undefined) throw new Error('ports: a service has at least one');
  return {
    startupProbe: { httpGet: { path: '/livez', port }, periodSeconds: 2, failureThreshold: 30 },
    readinessProbe: { httpGet: { path: '/readyz', port }, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 2 },
    livenessProbe: { httpGet: { path: '/livez', port }, periodSeconds: 10, timeoutSeconds: 2, failureThreshold: 3 },
  };
}
