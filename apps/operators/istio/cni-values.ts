import type { BuildContext } from '@delivery/component';
import { chartResources, mirrored, type ContainerResources } from '@delivery/constructs/operator';

export const cniNamespace = 'istio-cni';

/** @see https://github.com/istio/istio/blob/1.31.1/manifests/charts/istio-cni/values.yaml */
interface IstioCniValues {
  readonly global: { readonly hub: string };
  readonly resources: ContainerResources;
}

export function cniValues(context: BuildContext): IstioCniValues {
  return {
    global: { hub: mirrored(context, 'docker.io/istio') },
    resources: chartResources(['50m', '500m'], '128Mi'),
  };
}
