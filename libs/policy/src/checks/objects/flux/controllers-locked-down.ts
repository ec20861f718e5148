import { nameOf } from '@delivery/manifest';
import type { Check, Violation } from '../../../check.ts';
import type { World } from '../../../world.ts';
import { controller, controllersOf, type Controller } from './controllers.ts';

const OWN_NAMESPACE = '--no-cross-namespace-refs=true';
const ACCOUNT = '--default-service-account=';
const OWN_BASES = '--no-remote-bases=true';

/** What each controller that reads objects of tenants must be started with. */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  'kustomize-controller': [OWN_NAMESPACE, ACCOUNT, OWN_BASES],
  'helm-controller': [OWN_NAMESPACE, ACCOUNT],
};

/** The controller that acts on a kind. */
const ACTS_ON = [
  ['kustomize.toolkit.fluxcd.io', 'Kustomization', 'kustomize-controller'],
  ['helm.toolkit.fluxcd.io', 'HelmRelease', 'helm-controller'],
] as const;

const kustomize = controller('kustomize-controller', [OWN_NAMESPACE, `${ACCOUNT}default`, OWN_BASES]);
const helm = controller('helm-controller', ['--log-level=info', OWN_NAMESPACE, `${ACCOUNT}default`]);

export const controllersLockedDown: Check = {
  id: 'X01',
  name: 'controllers-locked-down',
  title: 'The controllers of Flux are locked down',
  why: 'As installed they act as cluster-admin for every object that names no account, follow references into any namespace, and fetch bases from any address.',
  severity: 'error',
  level: 'all',
  sources: ['https://fluxcd.io/flux/installation/configuration/multitenancy/'],
  fix: 'patch the Deployments of Flux with the flags, with all other arguments repeated, since a list of arguments is replaced whole',
  good: [
    { name: 'all flags on a whole cluster', add: [kustomize, helm], facts: { cluster: 'example' } },
    {
      name: 'a controller of notifications that stays in its namespaces',
      add: [controller('notification-controller', [OWN_NAMESPACE])],
    },
    { name: 'a tree without the controllers, which may be a part of a cluster', facts: { revision: 'ring/stable' } },
    {
      name: 'no objects of Flux',
      remove: [
        'Kustomization flux-system/payment',
        'Kustomization flux-system/ledger',
        'HelmRelease flux-system/reloader',
      ],
      facts: { cluster: 'example' },
    },
    {
      name: 'controllers of something else',
      add: [controller('my-kustomize-controller', []), controller('helm-controller-2', [])],
    },
    {
      name: 'a Deployment of that name without the container',
      add: [{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'helm-controller', namespace: 'books' } }],
    },
  ],
  bad: [
    {
      name: 'references into any namespace',
      on: 'Deployment flux-system/kustomize-controller',
      add: [controller('kustomize-controller', [`${ACCOUNT}default`, OWN_BASES])],
      at: 'spec.template.spec.containers[1].args',
      found: 'no --no-cross-namespace-refs=true',
    },
    {
      name: 'the flag switched off',
      on: 'Deployment flux-system/kustomize-controller',
      add: [controller('kustomize-controller', ['--no-cross-namespace-refs=false', `${ACCOUNT}default`, OWN_BASES])],
      at: 'spec.template.spec.containers[1].args',
      found: 'no --no-cross-namespace-refs=true',
    },
    {
      name: 'bases from any address',
      on: 'Deployment flux-system/kustomize-controller',
      add: [controller('kustomize-controller', [OWN_NAMESPACE, `${ACCOUNT}default`])],
      at: 'spec.template.spec.containers[1].args',
      found: 'no --no-remote-bases=true',
    },
    {
      name: 'charts as cluster-admin',
      on: 'Deployment flux-system/helm-controller',
      add: [controller('helm-controller', [OWN_NAMESPACE, ACCOUNT])],
      at: 'spec.template.spec.containers[1].args',
      found: 'no --default-service-account=<name>',
    },
    {
      name: 'notifications about any namespace',
      on: 'Deployment flux-system/notification-controller',
      add: [controller('notification-controller', ['--log-level=info'])],
      at: 'spec.template.spec.containers[1].args',
      found: 'no --no-cross-namespace-refs=true',
    },
    ...['image-reflector-controller', 'image-automation-controller'].map((name) => ({
      name: `images of any namespace: ${name}`,
      on: `Deployment flux-system/${name}`,
      add: [controller(name, [])],
      at: 'spec.template.spec.containers[1].args',
      found: 'no --no-cross-namespace-refs=true',
    })),
    {
      name: 'no patch of a controller that the cluster needs',
      add: [helm],
      facts: { cluster: 'example' },
      object: 'Kustomization flux-system/payment',
      at: 'kind',
      found: 'no Deployment flux-system/kustomize-controller with the flags of a lockdown',
    },
    {
      name: 'no patch of the controller of charts',
      add: [kustomize],
      facts: { cluster: 'example' },
      object: 'HelmRelease flux-system/reloader',
      at: 'kind',
      found: 'no Deployment flux-system/helm-controller with the flags of a lockdown',
    },
  ],
  *inspect(world) {
    const controllers = controllersOf(world);
    for (const one of controllers) yield* missingFlags(one);
    if (world.facts.cluster !== undefined) yield* missingPatches(world, new Set(controllers.map(({ name }) => name)));
  },
};

function* missingFlags({ object, name, path, args }: Controller): Iterable<Violation> {
  for (const flag of FLAGS[name] ?? [OWN_NAMESPACE]) {
    const isThere = args.some((arg) => (flag === ACCOUNT ? arg.startsWith(flag) && arg !== flag : arg === flag));
    if (isThere) continue;
    const text = flag === ACCOUNT ? `${flag}<name>` : flag;
    yield { object, path, found: `no ${text}`, allowed: `${text} among the arguments` };
  }
}

function* missingPatches(world: World, names: ReadonlySet<string>): Iterable<Violation> {
  for (const [group, kind, name] of ACTS_ON) {
    const [object] = world.of(group, kind);
    if (object === undefined || names.has(name)) continue;
    yield {
      object,
      path: ['kind'],
      found: `no Deployment flux-system/${name} with the flags of a lockdown`,
      allowed: `a patch of the Deployment that acts on ${nameOf(object)}`,
    };
  }
}
