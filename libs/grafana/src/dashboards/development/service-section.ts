import type { Section } from '../../dashboard.ts';
import type { NamedService, View } from '../../view.ts';
import { neighbours } from './neighbours.ts';
import { ownMetrics } from './own-metrics.ts';
import { pods } from './pods.ts';
import { requests } from './requests.ts';

/** The row of a service: everything follows from its declaration. */
export function serviceSection(service: NamedService, view: View): Section {
  return {
    title: `${service.name} (${service.owner})`,
    folded: true,
    panels: [
      ...requests(service, view),
      ...pods(service, view),
      ...neighbours(service, view),
      ...ownMetrics(service, view),
    ],
  };
}
