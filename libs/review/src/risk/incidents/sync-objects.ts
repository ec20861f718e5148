import type { Incident } from './incident.ts';
import { applicationSet, configMap, kustomization } from './objects.ts';

const flux = [{ name: 'prod', engine: 'flux' as const }];
const teams = ['billing', 'search', 'ratings'];
const teamApps = Object.fromEntries(teams.map((team) => [`apps/${team}`, [configMap(team, team)]]));

/** Something that syncs went, or came under another name. */
export const syncObjects: readonly Incident[] = [
  {
    name: 'redhat-appstudio/infra-deployments#4132',
    happened: 'A change of an overlay left an ApplicationSet of production out, and its applications were deleted.',
    source: 'https://github.com/redhat-appstudio/infra-deployments/pull/4132',
    decides: 'ApplicationSet',
    both: { add: teamApps },
    before: { add: { gitops: [applicationSet('teams', teams)] } },
    stoppedBy: ['D05'],
  },
  {
    name: 'argoproj/argo-cd#10949',
    happened: 'Applications were deleted with their finalizer, and with them every service of staging and production.',
    source: 'https://github.com/argoproj/argo-cd/pull/10949',
    decides: 'Application',
    after: { remove: ['Application argocd/shop'] },
    stoppedBy: ['D05'],
  },
  {
    name: 'argoproj/argo-cd#9227',
    happened:
      'After a small change of an ApplicationSet its generator found nothing: most production clusters lost their applications.',
    source: 'https://github.com/argoproj/argo-cd/issues/9227',
    decides: 'spec.generators of all',
    both: { add: { ...teamApps, gitops: [applicationSet('teams', teams)] } },
    after: {
      set: {
        'ApplicationSet argocd/teams': {
          'spec.generators': [
            { git: { repoURL: 'https://git.example/platform.git', files: [{ path: 'clusters/*/config.json' }] } },
          ],
        },
      },
    },
    stoppedBy: ['D10'],
  },
  {
    name: 'skkuding/codedang#3607',
    happened: 'A change of the root application took away what it had made.',
    source: 'https://github.com/skkuding/codedang/pull/3607',
    decides: 'spec.source.path of the root',
    after: { set: { 'Application argocd/root': { 'spec.source.path': 'generated/clusters/prod/next' } } },
    stoppedBy: ['D06'],
  },
  {
    name: 'fluxcd/flux2#3316',
    happened: 'A Kustomization was renamed: the old one pruned everything while the new one made it again.',
    source: 'https://github.com/fluxcd/flux2/issues/3316',
    decides: 'metadata.name of a Kustomization',
    clusters: flux,
    before: { add: { gitops: [kustomization('old', './generated/clusters/prod/apps/billing')] } },
    both: { add: { 'apps/billing': [configMap('billing')] } },
    after: { add: { gitops: [kustomization('new', './generated/clusters/prod/apps/billing')] } },
    stoppedBy: ['D08'],
  },
  {
    name: 'argoproj/argo-cd#16721',
    happened: 'The template of an ApplicationSet gave its applications other names: all were deleted and made anew.',
    source: 'https://github.com/argoproj/argo-cd/issues/16721',
    decides: 'spec.template.metadata.name',
    both: { add: { ...teamApps, gitops: [applicationSet('teams', teams)] } },
    after: { set: { 'ApplicationSet argocd/teams': { 'spec.template.metadata.name': 'team-{{.team}}' } } },
    stoppedBy: ['D09'],
  },
  {
    name: 'argoproj/applicationset#580',
    happened: 'An element went from a generator, and its application and all that ran in it went with it.',
    source: 'https://github.com/argoproj/applicationset/issues/580',
    decides: 'spec.generators',
    both: { add: { ...teamApps, gitops: [applicationSet('teams', teams)] } },
    after: { set: { 'ApplicationSet argocd/teams': { 'spec.generators[0].list.elements[2]': undefined } } },
    stoppedBy: ['D10'],
  },
  {
    name: 'argoproj/argo-cd#18212',
    happened:
      'An ApplicationSet that may delete took a passing error of git for an empty list, and deleted its applications.',
    source: 'https://github.com/argoproj/argo-cd/issues/18212',
    decides: 'spec.syncPolicy',
    both: { add: teamApps },
    before: {
      add: {
        gitops: [
          applicationSet('teams', teams, {
            syncPolicy: { applicationsSync: 'create-update', preserveResourcesOnDeletion: true },
          }),
        ],
      },
    },
    after: { add: { gitops: [applicationSet('teams', teams)] } },
    stoppedBy: ['D11'],
  },
];
