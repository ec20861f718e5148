import type { Manifest } from '@delivery/manifest';
import type { Estate } from '../engine.ts';
import { protectedAnnotations } from '../protection.ts';
import { platformOwner, syncLabels } from '../sync-unit.ts';
import { rootApplication } from './application.ts';
import { applicationHealth } from './health.ts';
import { defaultProject, platformProject } from './project.ts';

/** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/ */
export function bootstrap(estate: Estate): readonly Manifest[] {
  return [
    configMap('argocd-cm', {
      'application.resourceTrackingMethod': 'annotation',
      'resource.customizations.health.argoproj.io_Application': applicationHealth,
    }),
    configMap('argocd-cmd-params-cm', {
      'controller.diff.server.side': 'true',
      'controller.sync.timeout.seconds': '900',
    }),
    defaultProject(),
    platformProject(estate),
    rootApplication(estate.cluster, estate.repository),
  ];
}

function configMap(name: string, data: Readonly<Record<string, string>>): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    // Argo CD finds its configuration by this part-of label
    metadata: {
      name,
      namespace: 'argocd',
      labels: { ...syncLabels(name, platformOwner), 'app.kubernetes.io/part-of': 'argocd' },
      annotations: protectedAnnotations,
    },
    data,
  };
}
