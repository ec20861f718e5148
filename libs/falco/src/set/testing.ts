import type { Watched } from './watched.ts';

/** Two services, one of which holds card data, on a cluster with a mesh. */
export function testWatched(changes: Partial<Watched> = {}): Watched {
  return {
    services: [
      {
        name: 'payment',
        owner: 'payments',
        holdsCards: true,
        processes: ['payment', 'settlement-reconciler'],
        destinations: [
          { name: 'postgres', cidrs: ['10.40.241.0/24'], port: 5432 },
          { name: 'bucket', cidrs: ['10.40.247.0/24', '10.40.248.0/24'], port: 443 },
        ],
      },
      { name: 'api-gateway', owner: 'gateway', holdsCards: false, processes: ['api-gateway'], destinations: [] },
    ],
    meshed: true,
    metadataNamespaces: ['kube-system'],
    ...changes,
  };
}
