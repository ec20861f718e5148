import type { IExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret';
import type { IVolume } from 'kubernetes-models/v1/Volume';
import type { IVolumeMount } from 'kubernetes-models/v1/VolumeMount';
import type { AppOnCluster } from './app-on-cluster.ts';
import type { NamedBinding } from './bindings/index.ts';
import type { Workload } from './workload.ts';

/** Credentials of one binding. */
interface Credentials {
  readonly binding: string;
  /** Of the Secret and of the ExternalSecret that makes it. */
  readonly secretName: string;
  readonly keys: readonly string[];
}

function credentialsOf(app: string, bindings: readonly NamedBinding[]): readonly Credentials[] {
  return bindings.flatMap(({ name: binding, secretKeys: keys }) =>
    keys === undefined ? [] : [{ binding, secretName: secretNameOf(app, binding), keys }],
  );
}

export function secretNameOf(app: string, binding: string): string {
  return `${app}-${binding}`;
}

/** Credentials come as files: a leaked environment is the most common way to lose one. 0440: the group of the pod may read, nobody may write. */
export function secretVolumes({ app, bindings }: Workload): readonly IVolume[] {
  return credentialsOf(app.name, bindings).map(({ binding, secretName }) => ({
    name: binding,
    secret: { secretName, defaultMode: 0o440 },
  }));
}

export function secretMounts({ app, bindings }: Workload): readonly IVolumeMount[] {
  return credentialsOf(app.name, bindings).map(({ binding }) => ({
    name: binding,
    mountPath: `/etc/secrets/${binding}`,
    readOnly: true,
  }));
}

/** One ExternalSecret a binding, from the store of the app's namespace. The Secret stays when the store fails. */
export function externalSecrets(app: AppOnCluster): readonly (IExternalSecret & { metadata: { name: string } })[] {
  return credentialsOf(app.name, app.bindings).map(({ secretName, keys }) => ({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: secretName, namespace: app.name },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'SecretStore', name: 'default' },
      target: { name: secretName, creationPolicy: 'Owner', deletionPolicy: 'Retain' },
      data: keys.map((key) => ({ secretKey: key, remoteRef: { key: secretName, property: key } })),
    },
  }));
}
