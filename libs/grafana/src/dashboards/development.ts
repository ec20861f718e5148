import type { Dashboard } from '../dashboard.ts';
import { servicesIn, type View } from '../view.ts';
import { changes } from './marks.ts';
import { serviceSection } from './development/service-section.ts';

/** Each service for the team that owns it. */
export function development(view: View): Dashboard {
  return {
    uid: 'development',
    title: 'Development',
    description:
      'One row for each service, for the team that owns it: what it serves, what it uses, whom it needs. Open yours.',
    from: 'now-6h',
    refresh: '1m',
    marks: changes(view),
    sections: servicesIn(view).map((service) => serviceSection(service, view)),
  };
}
