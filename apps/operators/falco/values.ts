import type { BuildContext } from '@delivery/component';
import { priorityClasses } from '@delivery/constructs';
import {
  chartResources,
  operatorProfile,
  restrictedContainer,
  restrictedPod,
  type ContainerResources,
  type ContainerSecurityContext,
  type PodSecurityContext,
} from '@delivery/constructs/operator';
import type { IAffinity } from 'kubernetes-models/v1/Affinity';
import type { IToleration } from 'kubernetes-models/v1/Toleration';
import { pods, rulesName } from './names.ts';

/** Where the rules are mounted. */
const rulesFolder = '/etc/falco/delivery';

interface Off {
  readonly enabled: false;
}
const off: Off = { enabled: false };

/** What Falco may do on its node, instead of everything: load probes, and see processes of others. */
interface ProbeSecurityContext {
  readonly allowPrivilegeEscalation: false;
  readonly capabilities: { readonly drop: readonly ['ALL']; readonly add: readonly string[] };
  readonly readOnlyRootFilesystem: true;
}

/** @see https://github.com/falcosecurity/charts/blob/53586de/charts/falco/values.yaml */
interface FalcoValues {
  readonly fullnameOverride: string;
  readonly image: { readonly registry: string };
  readonly podPriorityClassName: string;
  readonly resources: ContainerResources;
  readonly containerSecurityContext: ProbeSecurityContext;
  readonly tolerations: readonly IToleration[];
  readonly driver: { readonly kind: 'modern_ebpf'; readonly modernEbpf: { readonly leastPrivileged: true } };
  readonly collectors: { readonly containerEngine: { readonly engines: Readonly<Record<string, object>> } };
  readonly falcoctl: { readonly artifact: { readonly install: Off; readonly follow: Off } };
  readonly metrics: {
    readonly enabled: true;
    readonly interval: string;
    readonly service: { readonly create: false };
  };
  readonly mounts: { readonly volumes: readonly object[]; readonly volumeMounts: readonly object[] };
  readonly falco: {
    readonly config_files: readonly string[];
    readonly rules_files: readonly string[];
    readonly watch_config_files: true;
    readonly rule_matching: 'all';
    readonly append_output: readonly never[];
    readonly time_format_iso_8601: true;
    readonly log_syslog: false;
    readonly syslog_output: Off;
    readonly outputs_queue: { readonly capacity: number };
  };
  readonly falcosidekick: FalcosidekickValues;
}

/** @see https://github.com/falcosecurity/charts/blob/b712f41/charts/falcosidekick/values.yaml */
interface FalcosidekickValues {
  readonly enabled: true;
  readonly fullfqdn: true;
  readonly image: { readonly registry: string };
  readonly replicaCount: number;
  readonly priorityClassName: string;
  readonly podSecurityContext: PodSecurityContext;
  readonly securityContext: ContainerSecurityContext;
  readonly resources: ContainerResources;
  readonly affinity: IAffinity;
  readonly service: { readonly annotations: Readonly<Record<string, string>> };
  readonly config: {
    readonly alertmanager: {
      readonly hostport: string;
      readonly endpoint: string;
      readonly expireafter: string;
      readonly extralabels: string;
      readonly customseveritymap: string;
    };
  };
}

/** A pod on every node, whatever keeps others away from it. */
export function valuesOf(context: BuildContext): FalcoValues {
  const { cluster, overlay } = context;
  return {
    fullnameOverride: 'falco',
    image: { registry: overlay.mirror(cluster, 'docker.io') },
    podPriorityClassName: priorityClasses.critical.name,
    resources: chartResources(['100m', '1'], '512Mi'),
    containerSecurityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'], add: ['BPF', 'PERFMON', 'SYS_PTRACE', 'SYS_RESOURCE'] },
      readOnlyRootFilesystem: true,
    },
    tolerations: [{ operator: 'Exists' }],
    driver: { kind: 'modern_ebpf', modernEbpf: { leastPrivileged: true } },
    collectors: { containerEngine: { engines } },
    // rules and plugins are those of this tree and of the image: nothing is fetched while it runs
    falcoctl: { artifact: { install: off, follow: off } },
    metrics: { enabled: true, interval: '1m', service: { create: false } },
    mounts: {
      volumes: [{ name: 'rules', configMap: { name: rulesName } }],
      volumeMounts: [{ name: 'rules', mountPath: rulesFolder, readOnly: true }],
    },
    falco: {
      // those in the image would load the plugin of containers a second time
      config_files: [],
      rules_files: [rulesFolder],
      watch_config_files: true,
      // what a rule of one service sees, a rule of all services may see as well
      rule_matching: 'all',
      // each rule names the container and the pod itself
      append_output: [],
      time_format_iso_8601: true,
      log_syslog: false,
      syslog_output: off,
      outputs_queue: { capacity: 10_000 },
    },
    falcosidekick: falcosidekick(context),
  };
}

/** Kubernetes' own runtime interface, as the clouds and k3s have it; the other engines that Falco knows run none of our pods. */
const engines = {
  bpm: off,
  containerd: off,
  cri: { enabled: true, sockets: ['/run/containerd/containerd.sock', '/run/k3s/containerd/containerd.sock'] },
  docker: off,
  libvirt_lxc: off,
  lxc: off,
  podman: off,
};

/** Priorities of Falco as the severities of our alerts. */
const severities = {
  ...{ emergency: 'page', alert: 'page', critical: 'page' },
  ...{ error: 'ticket', warning: 'ticket', notice: 'ticket', informational: 'ticket', debug: 'ticket' },
};

function falcosidekick({ cluster, overlay }: BuildContext): FalcosidekickValues {
  const { labels } = pods('falcosidekick');
  const away = { labelSelector: { matchLabels: { ...labels } }, topologyKey: 'kubernetes.io/hostname' };
  return {
    enabled: true,
    fullfqdn: true,
    image: { registry: overlay.mirror(cluster, 'docker.io') },
    replicaCount: operatorProfile(cluster).replicas,
    priorityClassName: priorityClasses.critical.name,
    podSecurityContext: { ...restrictedPod, runAsUser: 10001, runAsGroup: 10001, fsGroup: 10001 },
    securityContext: restrictedContainer,
    resources: chartResources(['50m', '250m'], '128Mi'),
    affinity: {
      podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: away }] },
    },
    // a PodMonitor finds it, not an annotation
    service: { annotations: {} },
    config: {
      alertmanager: {
        hostport: 'http://alertmanager-operated.monitoring.svc.cluster.local:9093',
        // the first version is gone since Alertmanager 0.27
        endpoint: '/api/v2/alerts',
        // an hour: what was seen once does not end
        expireafter: '3600',
        extralabels: entries({ cluster: cluster.name, environment: cluster.environment.name, owner: 'platform' }),
        customseveritymap: entries(severities),
      },
    },
  };
}

/** As Falcosidekick reads pairs. */
function entries(pairs: Readonly<Record<string, string>>): string {
  return Object.entries(pairs)
    .map(([key, value]) => `${key}:${value}`)
    .join(',');
}
