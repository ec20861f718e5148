import type { BuildContext } from '@delivery/component';
import { priorityClasses } from '@delivery/constructs';
import {
  chartResources,
  mirrored,
  restrictedContainer,
  restrictedPod,
  type ContainerResources,
  type ContainerSecurityContext,
  type PodSecurityContext,
} from '@delivery/constructs/operator';
import type { Unseal } from '@delivery/fleet';
import type { IVolume } from 'kubernetes-models/v1/Volume';
import type { IVolumeMount } from 'kubernetes-models/v1/VolumeMount';
import { certificates, dataPath, regionOf, replicas, serverConfig } from './server-config.ts';

export const certificateSecret = 'vault-tls';
const identity = '/var/run/secrets/sts.amazonaws.com/serviceaccount';

interface Claim {
  readonly enabled: true;
  readonly size: string;
  readonly mountPath: string;
  readonly storageClass: 'delivery-default';
}

interface Probe {
  readonly enabled: true;
  readonly path: string;
}

/** @see https://github.com/hashicorp/vault-helm/blob/v0.34.1/values.yaml */
interface VaultValues {
  readonly global: { readonly tlsDisable: false };
  readonly injector: { readonly enabled: false };
  readonly csi: { readonly enabled: false };
  readonly ui: { readonly enabled: false };
  readonly server: {
    readonly image: { readonly repository: string };
    readonly updateStrategyType: 'RollingUpdate';
    readonly logFormat: 'json';
    readonly resources: ContainerResources;
    readonly priorityClassName: string;
    readonly includeConfigAnnotation: true;
    readonly readinessProbe: Probe;
    readonly livenessProbe: Probe;
    readonly terminationGracePeriodSeconds: number;
    readonly postStart: readonly string[];
    readonly extraEnvironmentVars: Readonly<Record<string, string>>;
    readonly volumes: readonly IVolume[];
    readonly volumeMounts: readonly IVolumeMount[];
    readonly service: { readonly standby: { readonly enabled: false } };
    readonly dataStorage: Claim;
    readonly auditStorage: Claim;
    readonly persistentVolumeClaimRetentionPolicy: { readonly whenDeleted: 'Retain'; readonly whenScaled: 'Retain' };
    readonly standalone: { readonly enabled: false };
    readonly ha: {
      readonly enabled: true;
      readonly replicas: number;
      readonly disruptionBudget: { readonly enabled: true; readonly maxUnavailable: 1 };
      readonly raft: { readonly enabled: true; readonly setNodeId: true; readonly config: string };
    };
    readonly statefulSet: {
      readonly securityContext: { readonly pod: PodSecurityContext; readonly container: ContainerSecurityContext };
    };
  };
}

/**
 * A server on each of three machines; the chart's own affinity keeps them apart. A site has no cloud identity, but its tokens name their
 * issuer: with one of its own account Vault becomes the role that may use the key of the seal, and no secret is given to it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
 */
export function valuesOf(context: BuildContext, unseal: Unseal): VaultValues {
  const claim = (size: string, mountPath: string): Claim => ({
    enabled: true,
    size,
    mountPath,
    storageClass: 'delivery-default',
  });
  return {
    global: { tlsDisable: false },
    injector: { enabled: false },
    csi: { enabled: false },
    ui: { enabled: false },
    server: {
      image: { repository: mirrored(context, 'docker.io/hashicorp/vault') },
      // a pod that cannot be opened, since the link is down, is not ready: the others stay as they are
      updateStrategyType: 'RollingUpdate',
      logFormat: 'json',
      resources: chartResources(['100m', '1'], '512Mi'),
      priorityClassName: priorityClasses.critical.name,
      includeConfigAnnotation: true,
      readinessProbe: { enabled: true, path: '/v1/sys/health?standbyok=true' },
      livenessProbe: { enabled: true, path: '/v1/sys/health?standbyok=true&sealedcode=204&uninitcode=204' },
      // longer than the chart waits before it tells the server to step down
      terminationGracePeriodSeconds: 30,
      // reads a renewed certificate, and opens the audit log anew once that was moved away
      postStart: ['/bin/sh', '-c', '(while sleep 3600; do kill -HUP "$(pidof vault)"; done) >/dev/null 2>&1 &'],
      extraEnvironmentVars: {
        VAULT_CACERT: `${certificates}/ca.crt`,
        AWS_REGION: regionOf(unseal.key),
        AWS_ROLE_ARN: unseal.roleArn,
        AWS_ROLE_SESSION_NAME: context.cluster.name,
        AWS_STS_REGIONAL_ENDPOINTS: 'regional',
        AWS_WEB_IDENTITY_TOKEN_FILE: `${identity}/token`,
      },
      volumes: [
        { name: 'tls', secret: { secretName: certificateSecret, defaultMode: 0o440 } },
        // the chart copies the configuration there
        { name: 'tmp', emptyDir: { sizeLimit: '16Mi' } },
        {
          name: 'aws-token',
          projected: {
            sources: [
              { serviceAccountToken: { audience: 'sts.amazonaws.com', expirationSeconds: 3600, path: 'token' } },
            ],
          },
        },
      ],
      volumeMounts: [
        { name: 'tls', mountPath: certificates, readOnly: true },
        { name: 'tmp', mountPath: '/tmp' },
        { name: 'aws-token', mountPath: identity, readOnly: true },
      ],
      service: { standby: { enabled: false } },
      dataStorage: claim('10Gi', dataPath),
      auditStorage: claim('10Gi', '/vault/audit'),
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      standalone: { enabled: false },
      ha: {
        enabled: true,
        replicas,
        disruptionBudget: { enabled: true, maxUnavailable: 1 },
        raft: { enabled: true, setNodeId: true, config: JSON.stringify(serverConfig(unseal)) },
      },
      statefulSet: {
        securityContext: {
          pod: { ...restrictedPod, runAsUser: 100, runAsGroup: 1000, fsGroup: 1000 },
          container: restrictedContainer,
        },
      },
    },
  };
}
