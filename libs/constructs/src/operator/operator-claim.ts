import type { IPersistentVolumeClaimSpec } from 'kubernetes-models/v1/PersistentVolumeClaimSpec';

/**
 * Volumes of pods that the Prometheus Operator makes, one a pod. The models ask for an apiVersion and a kind, which the operator would copy
 * into the claims of its StatefulSet.
 */
interface OperatorClaim {
  readonly volumeClaimTemplate: { readonly spec: IPersistentVolumeClaimSpec };
}

/** An object of the Prometheus Operator whose pods keep something. */
export type WithClaim<Object extends { spec: object }> = Omit<Object, 'spec'> & {
  readonly spec: Omit<Object['spec'], 'storage'> & { readonly storage: OperatorClaim };
};

/** @param storage of each volume, as a Kubernetes quantity */
export function operatorClaim(storage: string): OperatorClaim {
  const resources = { requests: { storage } };
  return {
    volumeClaimTemplate: {
      spec: { storageClassName: 'delivery-default', accessModes: ['ReadWriteOnce'], resources },
    },
  };
}
