import { h, type ComponentChild, type ComponentChildren } from 'preact';
import type { ReportCluster } from '@delivery/review';
import { Paged, verdictPill } from './parts.ts';
import { hashOf, type Place } from './place.ts';
import { counted, named } from './words.ts';

/** Where no app has more than these, none is hot. */
const FEW = 4;

/** How many objects change, by cluster and app; a click selects them, another one lets them go. */
export function heatMap(clusters: readonly ReportCluster[], place: Place): ComponentChild {
  if (clusters.length === 0) return null;
  const apps = [...new Set(clusters.flatMap((cluster) => Object.keys(cluster.apps)))].sort();
  const most = clusters
    .flatMap((cluster) => Object.values(cluster.apps))
    .reduce((left, right) => Math.max(left, right), FEW);
  const column = (content: ComponentChild) => h('th', { scope: 'col' }, content);
  const appColumn = (app: string) => column(select(place, { app }, h('span', { class: 'app' }, named(app, 'app'))));
  const head = h('tr', null, column('Cluster'), column('Ring'), apps.map(appColumn), column('Pods'), column('Verdict'));
  const list = (shown: readonly ReportCluster[]) => {
    const rows = shown.map((cluster) =>
      row(
        place,
        cluster,
        apps.map((app) => cell(place, cluster, app, most)),
      ),
    );
    return h('table', { class: 'map' }, h('thead', null, head), h('tbody', null, rows));
  };
  return h(
    'section',
    { 'aria-labelledby': 'where' },
    h('h2', { id: 'where' }, 'Where'),
    h(
      'div',
      { class: 'scroll', tabIndex: 0, role: 'region', 'aria-labelledby': 'where' },
      h(Paged<ReportCluster>, { items: clusters, first: 100, list }),
    ),
  );
}

function row(place: Place, cluster: ReportCluster, cells: readonly ComponentChild[]): ComponentChild {
  const { name, environment, ring = environment, restarts, verdict } = cluster;
  return h(
    'tr',
    { key: name },
    h('th', { scope: 'row' }, select(place, { cluster: name }, named(name, 'cluster'))),
    h('td', { class: 'muted' }, ring === environment ? ring : `${environment}, ${ring}`),
    cells.map((content) => h('td', { class: 'cell' }, content)),
    h('td', null, restarts > 0 && `${counted(restarts, 'pod')} restart${restarts === 1 ? 's' : ''}`),
    h('td', null, verdictPill(verdict)),
  );
}

function cell(place: Place, { name, apps }: ReportCluster, app: string, most: number): ComponentChild {
  const count = apps[app] ?? 0;
  if (count === 0) return null;
  const heat = Math.ceil((4 * Math.log(count + 1)) / Math.log(most + 1));
  const label = `${named(app, 'app')} ${counted(count)} on ${named(name, 'cluster')}`;
  const content = [h('span', { class: 'app' }, named(app, 'app'), ' '), counted(count)];
  return select(place, { cluster: name, app }, content, { class: `heat${heat}`, 'aria-label': label });
}

/** A link that sets a part of the place, or unsets it when it is set. */
function select(
  { cluster, app, q }: Place,
  part: Place,
  content: ComponentChildren,
  attributes: object = {},
): ComponentChild {
  const isSet = cluster === part.cluster && app === part.app;
  const href = hashOf({ q, ...(!isSet && part) });
  return h('a', { ...attributes, href, 'aria-current': isSet ? 'true' : undefined }, content);
}
