import { lesser, sizeOf } from '@delivery/catalog';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec';
import { configHash } from './config.ts';
import { gracePeriod } from './drain.ts';
import { placement } from './placement.ts';
import { priorityClasses } from './priority.ts';
import { secretMounts, secretVolumes } from './secrets.ts';
import { identityOf, metadataOf, type Workload } from './workload.ts';

/** Unprivileged user and group of every container. */
const userId = 10001;

export interface PodProps {
  /**
   * Label with another value for each version of the workload.
   * @default - none: the pods run alone, and are not spread
   */
  readonly revisionLabel?: string;
  /** What the container does: its arguments, ports, probes. */
  readonly container: Pick<
    IContainer,
    'args' | 'env' | 'lifecycle' | 'livenessProbe' | 'ports' | 'readinessProbe' | 'startupProbe'
  >;
  /** @default Always */
  readonly restartPolicy?: 'Never';
}

/** A pod that passes the restricted Pod Security Standard and the hardening table (the tests beside this file name its checks). */
export function podTemplate(
  workload: Workload,
  { revisionLabel, container, restartPolicy }: PodProps,
): IPodTemplateSpec {
  const { app, name } = workload;
  const spec: IPodSpec = {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    priorityClassName: priorityClasses[app.service.tier].name,
    terminationGracePeriodSeconds: gracePeriod(app.drainSeconds),
    ...(restartPolicy && { restartPolicy }),
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
    ...placement(workload, revisionLabel),
    containers: [{ ...containerOf(workload), ...container }],
    volumes: [{ name: 'tmp', emptyDir: { sizeLimit: tmpSize(workload) } }, ...secretVolumes(workload)],
  };
  const labels = {
    ...app.labels,
    ...metadataOf(workload).labels,
    ...identityOf(workload)?.labels,
    'app.kubernetes.io/version': app.image.tag,
  };
  return { metadata: { annotations: { ...configHash(app.config) }, labels }, spec };
}

/** Room for temporary files: no more than a pod may write at all. */
function tmpSize(workload: Workload): string {
  return lesser('64Mi', sizeOf(workload, workload.app.cluster.environment).limits['ephemeral-storage']);
}

function containerOf(workload: Workload): IContainer {
  const { app, name } = workload;
  const { requests, limits } = sizeOf(workload, app.cluster.environment);
  return {
    name,
    image: app.image.reference,
    imagePullPolicy: 'IfNotPresent',
    envFrom: [{ configMapRef: { name: app.name } }],
    resources: { requests: { ...requests }, limits: { ...limits } },
    securityContext: {
      allowPrivilegeEscalation: false,
      privileged: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }, ...secretMounts(workload)],
  };
}
