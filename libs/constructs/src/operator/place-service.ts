import type { IService } from 'kubernetes-models/v1/Service';
import type { Place } from './telemetry-places.ts';

/** Leads to the pods of a program of others inside the cluster, on ports that have the names of theirs. */
export function placeService(
  { namespace, name, labels }: Pick<Place, 'labels' | 'name' | 'namespace'>,
  ports: Readonly<Record<string, number>>,
  spec: Pick<NonNullable<IService['spec']>, 'clusterIP' | 'internalTrafficPolicy'> = {},
): IService {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: {
      type: 'ClusterIP',
      ...spec,
      selector: { ...labels },
      ports: Object.entries(ports).map(([port, number]) => ({
        name: port,
        port: number,
        targetPort: port,
        protocol: 'TCP',
      })),
    },
  };
}
