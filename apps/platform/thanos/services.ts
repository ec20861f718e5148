import { privateDoor, storeApiPort, thanosLabels } from '@delivery/constructs/operator';
import type { BuildContext } from '@delivery/component';
import type { IService } from 'kubernetes-models/v1/Service';
import type { IServicePort } from 'kubernetes-models/v1/ServicePort';
import { hostOf, httpPort, namespace } from './place.ts';

const http: IServicePort = { name: 'http', port: httpPort, targetPort: 'http', protocol: 'TCP' };
const grpc: IServicePort = { name: 'grpc', port: storeApiPort, targetPort: 'grpc', protocol: 'TCP' };

/** Leads to the pods of a querier. */
export function queryService(name: string): IService {
  return service(name, { type: 'ClusterIP', ports: [http] });
}

/** Names the pods of a StatefulSet. */
export function headlessService(name: string, hasStoreApi: boolean): IService {
  return service(name, { type: 'ClusterIP', clusterIP: 'None', ports: hasStoreApi ? [http, grpc] : [http] });
}

function service(part: string, spec: NonNullable<IService['spec']>): IService {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: `thanos-${part}`, namespace },
    spec: { ...spec, selector: { ...thanosLabels(part) } },
  };
}

/** The door of a cluster through which the global view asks, and nobody else. */
export function door(context: BuildContext, observers: readonly string[]): IService {
  const because =
    'the global view asks over the private network with a certificate of its own, not through the Gateway of callers';
  return privateDoor(
    {
      namespace,
      name: 'thanos-door',
      labels: thanosLabels('query'),
      port: { name: 'grpc', port: storeApiPort, targetPort: 'grpc' },
      callers: observers,
      host: hostOf(context.cluster),
      because,
    },
    context,
  );
}
