import type { CrdSource } from '../crd-source.ts';

/** Gateways, meshes and network plugins. */
export const networkSources = [
  {
    // the ALB Controller brings its own definitions; only kinds that the tree writes are listed
    name: 'alb-azure',
    version: 'v1',
    from: 'hand',
    documentation:
      'https://learn.microsoft.com/en-us/azure/application-gateway/for-containers/api-specification-kubernetes',
  },
  {
    // the module proxy only has v1.1.9, which is older than all of these kinds
    name: 'aws-load-balancer-controller',
    version: '3.5.0',
    from: 'hand',
    documentation: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/gateway/spec/',
  },
  {
    // the operator would make these itself: turned off by the chart value `operator.skipCRDCreation`
    name: 'cilium',
    version: '1.20.2',
    module: 'github.com/cilium/cilium',
    files: ['pkg/k8s/apis/cilium.io/client/crds/v2/', 'pkg/k8s/apis/cilium.io/client/crds/v2alpha1/'],
  },
  {
    // the standard channel
    name: 'gateway-api',
    version: '1.7.0',
    module: 'sigs.k8s.io/gateway-api',
    files: ['config/crd/standard/'],
  },
  {
    // GKE brings its own definitions; only kinds that the tree writes are listed
    name: 'gke-networking',
    version: 'v1',
    from: 'hand',
    documentation: 'https://cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources',
  },
  {
    name: 'istio',
    version: '1.31.1',
    module: 'istio.io/api',
    files: ['kubernetes/customresourcedefinitions.gen.yaml'],
  },
] as const satisfies readonly CrdSource[];
