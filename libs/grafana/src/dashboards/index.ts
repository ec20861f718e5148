import type { Dashboard } from '../dashboard.ts';
import { shownSections } from '../shown-sections.ts';
import type { View } from '../view.ts';
import { development } from './development.ts';
import { executive } from './executive.ts';
import { operations } from './operations.ts';
import { security } from './security.ts';

/**
 * The dashboards of a view, without those that would be empty. What the business gets is told where all clusters are seen: one of them
 * alone says little of it.
 */
export function dashboardsOf(view: View): readonly Dashboard[] {
  const always = [operations(view), development(view), security(view)];
  const dashboards = view.global ? [executive(view), ...always] : always;
  return dashboards.filter((dashboard) => shownSections(dashboard, view).length > 0);
}
