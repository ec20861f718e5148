import type { Manifest } from '@delivery/manifest';
import { protectedAnnotations } from '../protection.ts';

/** The account, of the same name, that `flux install` binds to cluster-admin; only what the platform owns syncs as this one. */
export const kustomizeController = 'kustomize-controller';
/** As `kustomizeController`, for charts. */
export const helmController = 'helm-controller';

/** Flags beyond those of the installation: sources of the own namespace only, and nothing without an account of its own. */
const shared = ['--no-cross-namespace-refs=true', '--default-service-account=default'];

const controllers: readonly { readonly name: string; readonly args: readonly string[] }[] = [
  { name: kustomizeController, args: ['--watch-all-namespaces=true', ...shared, '--no-remote-bases=true'] },
  // charts are the platform's: releases of other namespaces are not even read
  { name: helmController, args: ['--watch-all-namespaces=false', ...shared] },
];

/**
 * Patches of the controllers that `flux install` made. `ssa: Merge` keeps every field that does not stand here.
 *
 * @see https://fluxcd.io/flux/installation/configuration/multitenancy/
 * @see https://fluxcd.io/flux/faq/#how-to-patch-coredns-and-other-pre-installed-addons
 * @see https://fluxcd.io/flux/components/helm/options/
 */
export const lockdown: readonly Manifest[] = controllers.map(({ name, args }) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name,
    namespace: 'flux-system',
    annotations: { ...protectedAnnotations, 'kustomize.toolkit.fluxcd.io/ssa': 'Merge' },
  },
  spec: {
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: {
        containers: [
          {
            name: 'manager',
            // a list without keys: all arguments of the installation stand here again
            args: [
              '--events-addr=http://notification-controller.flux-system.svc.cluster.local./',
              '--log-level=info',
              '--log-encoding=json',
              '--enable-leader-election',
              ...args,
            ],
          },
        ],
      },
    },
  },
}));
