export { checkDashboards, type DashboardWorld, type ShownObject } from './check/check-dashboards.ts';
export { dashboardConfigMap, isDashboard } from './config-map.ts';
export type { Dashboard, Mark, Section } from './dashboard.ts';
export { dashboardsOf } from './dashboards/index.ts';
export { viewOn, type View } from './view.ts';
