import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { meshedNamespacesOf, meshLabelOf } from '../mesh/meshed.ts';
import { eachNamespace } from './namespaces.ts';

export const namespaceMeshExplicit: Check = {
  id: 'B04',
  name: 'namespace-mesh-explicit',
  title: 'On a cluster with a mesh every Namespace says whether it is in it',
  why: 'A namespace that says nothing follows the settings of the mesh, which may change: its pods then start with a sidecar, or without one.',
  severity: 'error',
  level: 'all',
  sources: ['https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy'],
  fix: 'label it istio-injection: enabled, or disabled',
  good: [
    { name: 'in the mesh' },
    {
      name: 'beside the mesh, and says so',
      add: [namespace('books', { 'istio-injection': 'disabled' })],
    },
    {
      name: 'no mesh',
      on: 'Namespace shop',
      set: { 'metadata.labels["istio-injection"]': undefined },
      add: [namespace('books', { 'istio-injection': 'disabled' })],
    },
    { name: "Kubernetes' own", add: [namespace('kube-system', {})] },
  ],
  bad: [
    {
      name: 'nothing said',
      on: 'Namespace books',
      add: [namespace('books', { owner: 'a' })],
      at: 'metadata.labels["istio-injection"]',
      found: 'no label about the mesh',
    },
    {
      name: 'nothing said beside one that follows a revision',
      on: 'Namespace shop',
      set: { 'metadata.labels["istio-injection"]': undefined },
      add: [namespace('books', { 'istio.io/rev': 'stable' })],
      at: 'metadata.labels["istio-injection"]',
      found: 'no label about the mesh',
    },
  ],
  *inspect(world) {
    if (meshedNamespacesOf(world).length === 0) return;
    yield* eachNamespace(function* (object) {
      if (meshLabelOf(object) !== undefined) return;
      yield {
        path: ['metadata', 'labels', 'istio-injection'],
        found: 'no label about the mesh',
        allowed: 'istio-injection, istio.io/rev or istio.io/dataplane-mode',
      };
    })(world);
  },
};

function namespace(name: string, labels: Readonly<Record<string, string>>): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}
