import type { Link } from '../../panel.ts';
import type { View } from '../../view.ts';

/**
 * Logs of a service in the time that the reader sees. Logs stay on their cluster, so only there.
 *
 * @see https://grafana.com/docs/grafana/latest/explore/#generate-explore-urls-from-external-tools
 */
export function logsLink(name: string, { apps, global }: View): readonly Link[] {
  if (global || !apps.some((app) => app.name === 'loki')) return [];
  const query = { refId: 'A', datasource: { type: 'loki', uid: 'loki' }, expr: `{k8s_namespace_name="${name}"}` };
  const panes = { logs: { datasource: 'loki', queries: [query], range: { from: '${__from}', to: '${__to}' } } };
  // Grafana fills in variables only where they stand as they are
  const text = encodeURIComponent(JSON.stringify(panes)).replace(/%24%7B(\w+)%7D/g, '${$1}');
  return [{ title: 'Logs', url: `/explore?schemaVersion=1&orgId=1&panes=${text}` }];
}
