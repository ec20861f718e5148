import type { Exception } from '../../rules/rule.ts';

/** The containers that the mesh adds to pods: the proxy, and the one that checks that traffic goes through it. */
export const sidecar: Exception = {
  name: 'mesh_sidecar',
  fields: ['container.name', 'proc.name'],
  comps: ['in', 'in'],
  values: [
    [
      ['istio-proxy', 'istio-validation'],
      ['envoy', 'pilot-agent'],
    ],
  ],
};
