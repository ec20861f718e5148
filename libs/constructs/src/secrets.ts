import type { IVolume } from 'kubernetes-models/v1/Volume';
import type { IVolumeMount } from 'kubernetes-models/v1/VolumeMount';
import type { AppOnCluster } from './app-on-cluster.ts';
import type { NamedBinding } from './bindings/index.ts';
import { externalSecret } from './external-secret.ts';
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

/** One ExternalSecret a binding. */
export function externalSecrets(app: AppOnCluster): readonly ReturnType<typeof externalSecret>[] {
  return credentialsOf(app.name, app.bindings).map(({ secretName: name, keys }) =>
    externalSecret({ namespace: app.name, name, keys }),
  );
}
