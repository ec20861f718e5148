import type { Manifest } from '@delivery/manifest';
import type { Estate } from '../engine.ts';
import { rootApplication } from './application.ts';
import { configMap } from './config-map.ts';
import { applicationHealth } from './health.ts';
import { notifications } from './notifications.ts';
import { defaultProject, platformProject } from './project.ts';

/** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/ */
export function bootstrap(estate: Estate): readonly Manifest[] {
  const { cluster, repository } = estate;
  return [
    configMap('argocd-cm', {
      'application.resourceTrackingMethod': 'annotation',
      'resource.customizations.health.argoproj.io_Application': applicationHealth,
    }),
    configMap('argocd-cmd-params-cm', {
      'controller.diff.server.side': 'true',
      // the status of the root then says how each Application is, for its notifications
      'controller.resource.health.persist': 'true',
      'controller.sync.timeout.seconds': '900',
    }),
    ...notifications(cluster),
    defaultProject(),
    platformProject(estate),
    rootApplication(cluster, repository),
  ];
}
