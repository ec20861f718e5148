import type { Manifest } from '@delivery/manifest';
import type { Dashboard } from './dashboard.ts';
import { dashboardJson } from './json/dashboard.ts';
import type { View } from './view.ts';

const label = 'grafana_dashboard';

/**
 * Files in which dashboards are written, by the names of their ConfigMaps. Sections of one stand in files of their own beside it, in the
 * folder of the same name.
 */
const sourceFiles: Readonly<Record<string, string>> = {
  'dashboard-executive': 'libs/grafana/src/dashboards/executive.ts',
  'dashboard-operations': 'libs/grafana/src/dashboards/operations.ts',
  'dashboard-development': 'libs/grafana/src/dashboards/development.ts',
  'dashboard-security': 'libs/grafana/src/dashboards/security.ts',
};

/** A dashboard as the file `<uid>.json` of the ConfigMap `dashboard-<uid>`. */
export function dashboardConfigMap(dashboard: Dashboard, view: View, namespace: string): Manifest {
  const { uid } = dashboard;
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `dashboard-${uid}`, namespace, labels: { [label]: '1' } },
    data: { [`${uid}.json`]: `${JSON.stringify(dashboardJson(dashboard, view), null, 1)}\n` },
  };
}

/** Whether an object holds dashboards, whoever wrote them. */
export function isDashboard({ apiVersion, kind, metadata }: Manifest): boolean {
  return apiVersion === 'v1' && kind === 'ConfigMap' && metadata.labels?.[label] === '1';
}

/** The file to change, where it is one of ours. */
export function sourceFileOf({ metadata }: Manifest): string | undefined {
  return sourceFiles[metadata.name];
}
