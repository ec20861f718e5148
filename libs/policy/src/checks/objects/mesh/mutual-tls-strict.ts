import type { Manifest } from '@delivery/manifest';
import type { Check, Violation } from '../../../check.ts';
import { at, fieldsAt } from '../../../fields.ts';
import { inTurn } from '../../../pods/each.ts';
import { shown, stated } from '../../../shown.ts';
import type { World } from '../../../world.ts';
import { coverageOf, holdsForAll, meshedNamespacesOf } from './meshed.ts';

const PROBES = 'sidecar.istio.io/rewriteAppHTTPProbers';

export const mutualTlsStrict: Check = {
  id: 'I01',
  name: 'mutual-tls-strict',
  title: 'The mesh takes encrypted connections only',
  why: 'By default a sidecar takes plain connections too, from any pod and in any name, so a policy about callers can be walked round.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://istio.io/latest/docs/reference/config/security/peer_authentication/',
    'https://istio.io/latest/docs/ops/configuration/mesh/app-health-check/',
  ],
  fix: 'add a PeerAuthentication with `mtls.mode: STRICT` for the namespace; name single ports under `portLevelMtls` that must stay plain',
  good: [
    { name: 'strict for the namespace' },
    {
      name: 'strict for the whole mesh',
      on: 'PeerAuthentication shop/default',
      set: { 'metadata.namespace': 'istio-system', 'spec.selector': {} },
    },
    {
      name: 'not in the mesh',
      on: 'Namespace shop',
      set: { 'metadata.labels["istio-injection"]': 'disabled' },
      remove: ['PeerAuthentication shop/default'],
    },
    {
      name: 'nothing said about the mesh',
      on: 'Namespace shop',
      set: { 'metadata.labels["istio-injection"]': undefined },
      remove: ['PeerAuthentication shop/default'],
    },
    {
      name: 'the mode of the namespace for some pods',
      add: [authentication({ selector: { matchLabels: { app: 'order' } }, mtls: { mode: 'UNSET' } })],
    },
    {
      name: 'one port that is also scraped in plain',
      add: [
        authentication({
          selector: { matchLabels: { app: 'order' } },
          portLevelMtls: { 9090: { mode: 'PERMISSIVE' } },
        }),
      ],
    },
    {
      name: 'probes rewritten by name',
      set: { [`template.metadata.annotations["${PROBES}"]`]: 'true' },
    },
  ],
  bad: [
    {
      name: 'nothing for the namespace',
      on: 'Namespace shop',
      remove: ['PeerAuthentication shop/default'],
      at: 'metadata.labels["istio-injection"]',
      found: 'no PeerAuthentication for all pods of namespace "shop"',
    },
    {
      name: 'nothing for a namespace that follows a revision',
      on: 'Namespace shop',
      set: { 'metadata.labels["istio-injection"]': undefined, 'metadata.labels["istio.io/rev"]': 'stable' },
      remove: ['PeerAuthentication shop/default'],
      at: 'metadata.labels["istio.io/rev"]',
      found: 'no PeerAuthentication for all pods of namespace "shop"',
    },
    {
      name: 'only for some pods',
      on: 'PeerAuthentication shop/default',
      set: { 'spec.selector.matchLabels': { app: 'order' } },
      object: 'Namespace shop',
      at: 'metadata.labels["istio-injection"]',
      found: 'no PeerAuthentication for all pods of namespace "shop"',
    },
    {
      name: 'in another namespace',
      on: 'PeerAuthentication shop/default',
      set: { 'metadata.namespace': 'books' },
      object: 'Namespace shop',
      at: 'metadata.labels["istio-injection"]',
      found: 'no PeerAuthentication for all pods of namespace "shop"',
    },
    {
      name: 'permissive for the namespace',
      on: 'PeerAuthentication shop/default',
      set: { 'spec.mtls.mode': 'PERMISSIVE' },
      at: 'spec.mtls.mode',
      found: 'mode "PERMISSIVE"',
    },
    {
      name: 'no mode, which is that of the mesh',
      on: 'PeerAuthentication shop/default',
      set: { 'spec.mtls': undefined },
      at: 'spec.mtls.mode',
      found: 'mode not set',
    },
    {
      name: 'plain connections for some pods',
      on: 'PeerAuthentication shop/plain',
      add: [authentication({ selector: { matchLabels: { app: 'order' } }, mtls: { mode: 'DISABLE' } })],
      at: 'spec.mtls.mode',
      found: 'mode "DISABLE"',
    },
    {
      name: 'a port without encryption',
      on: 'PeerAuthentication shop/plain',
      add: [
        authentication({ selector: { matchLabels: { app: 'order' } }, portLevelMtls: { 8080: { mode: 'DISABLE' } } }),
      ],
      at: 'spec.portLevelMtls["8080"].mode',
      found: 'mode "DISABLE"',
    },
    {
      name: 'pods whose probes do not get through',
      on: 'Rollout shop/payment',
      set: { [`template.metadata.annotations["${PROBES}"]`]: 'false' },
      at: `template.metadata.annotations["${PROBES}"]`,
      found: 'rewriteAppHTTPProbers "false"',
    },
  ],
  inspect: inTurn(uncovered, loose, blindProbes),
};

function* uncovered(world: World): Iterable<Violation> {
  const isCovered = coverageOf(world.of('security.istio.io', 'PeerAuthentication'));
  for (const { object, label } of meshedNamespacesOf(world)) {
    const { name } = object.metadata;
    if (isCovered(name)) continue;
    yield {
      object,
      path: ['metadata', 'labels', label],
      found: `no PeerAuthentication for all pods of namespace ${shown(name)}`,
      allowed: 'one with mtls.mode STRICT and without a selector, there or in istio-system',
    };
  }
}

function* loose(world: World): Iterable<Violation> {
  for (const object of world.of('security.istio.io', 'PeerAuthentication')) {
    const mode = at(object, 'spec', 'mtls', 'mode');
    const inherits = (mode === undefined || mode === 'UNSET') && !holdsForAll(object);
    if (mode !== 'STRICT' && !inherits) {
      yield { object, path: ['spec', 'mtls', 'mode'], found: stated('mode', mode), allowed: 'STRICT' };
    }
    for (const port of Object.keys(fieldsAt(object, 'spec', 'portLevelMtls'))) {
      const path = ['spec', 'portLevelMtls', port, 'mode'];
      const own = at(object, ...path);
      if (own === 'DISABLE')
        yield { object, path, found: stated('mode', own), allowed: 'STRICT, or PERMISSIVE for one port' };
    }
  }
}

/** The kubelet has no certificate of the mesh: its probes get through where the sidecar takes them for the container. */
function* blindProbes(world: World): Iterable<Violation> {
  for (const { owner, path, metadata } of world.pods) {
    const rewrite = at(metadata, 'annotations', PROBES);
    if (rewrite !== 'false') continue;
    yield {
      object: owner,
      path: [...path, 'metadata', 'annotations', PROBES],
      found: stated('rewriteAppHTTPProbers', rewrite),
      allowed: 'true, or not set',
    };
  }
}

function authentication(spec: Readonly<Record<string, unknown>>): Manifest {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { name: 'plain', namespace: 'shop' },
    spec,
  };
}
