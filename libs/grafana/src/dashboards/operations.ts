import type { Dashboard } from '../dashboard.ts';
import type { View } from '../view.ts';
import { argocd, flux } from './operations/gitops.ts';
import { nodes } from './operations/nodes.ts';
import { now } from './operations/now.ts';
import { saturation } from './operations/saturation.ts';
import { budgets, goldenSignals } from './operations/services.ts';
import { telemetry } from './operations/telemetry.ts';
import { changes } from './marks.ts';

/** What is wrong, where, and since when. */
export function operations(view: View): Dashboard {
  return {
    uid: 'operations',
    title: 'Operations',
    description:
      'For whoever is on call: read from top to bottom. What fires, which promise it breaks, which signal moved first, and what ' +
      'changed then.',
    from: 'now-3h',
    refresh: '30s',
    byService: true,
    marks: changes(view),
    sections: [
      now(view),
      budgets(view),
      goldenSignals(view),
      saturation(view),
      nodes(view),
      argocd(view),
      flux(view),
      telemetry(view),
    ],
  };
}
