import type { Mark } from '../dashboard.ts';
import { selecting } from '../select.ts';
import type { View } from '../view.ts';

/** Changes of what runs. */
export function changes(view: View): readonly Mark[] {
  const { chosen, by, inCluster } = selecting(view);
  return [
    {
      name: 'Rollout under way',
      reads: ['argo-rollouts'],
      expr: `sum ${by('cluster', 'namespace', 'name')} (${chosen('rollout_info', 'phase="Progressing"')}) > 0`,
      text: `{{namespace}}/{{name}}${inCluster}`,
    },
    {
      // the generation of a Deployment also rises when it is scaled
      name: 'Synced',
      reads: ['argocd'],
      expr: `sum ${by('cluster', 'name')} (increase(${chosen('argocd_app_sync_total', 'phase="Succeeded"', 'dry_run="false"')}[2m])) > 0`,
      text: `{{name}}${inCluster}`,
    },
  ];
}
