import { synth, type Synthesis } from '@delivery/cli/synth';
import type { Cluster } from '@delivery/fleet';
import { alertsOf, platformGroups, platformGroupsOn, prometheusRule } from '@delivery/prometheus';
import { parse } from '@delivery/manifest';
import { readSources } from '@delivery/tree';
import { apps } from 'delivery:apps';
import { join } from 'node:path';
import type { AuthoredAlert } from './alert-tests.ts';
import type { RuleGroup } from './rule-groups.ts';

export const root = join(import.meta.dirname, '../../..');

/** The tree as it is rendered now; that it is what is committed, `check` proves. */
export const synthesis: Synthesis = synth(apps, readSources(root));

/** A rendered file that a program of others loads. */
export interface RenderedFile {
  readonly path: string;
  readonly cluster: string;
  /** Folder below that of the cluster, or the file. */
  readonly name: string;
  readonly text: string;
}

/** Rendered files below `generated/<kind>/<cluster>/`, sorted. */
export function filesOf(kind: string): readonly RenderedFile[] {
  return [...synthesis.files].flatMap(([path, { text }]) => {
    const [top, folder, cluster = '', name = ''] = path.split('/');
    return top === 'generated' && folder === kind ? [{ path, cluster, name, text }] : [];
  });
}

/** The rule groups of an app on a cluster, as promtool gets them. */
export function groupsOf(cluster: string, app: string): readonly RuleGroup[] {
  return filesOf('prometheus')
    .filter((file) => file.cluster === cluster && file.name === app)
    .flatMap(({ text }) => (parse(text) as { readonly groups: readonly RuleGroup[] }).groups);
}

/** An authored alert on one cluster. */
export interface ClusterAlert extends AuthoredAlert {
  readonly cluster: string;
}

/** The app that renders the alerts about programs of others, and whose it is. */
const PLATFORM = 'alerts';
const PLATFORM_TEAM = 'platform';

function platformAlerts(cluster: Cluster, platform: string) {
  return platformGroupsOn(cluster, synthesis.model.appsOn(cluster)).flatMap(({ alerts, owner = platform }) =>
    alerts.map((alert) => ({ alert, owner })),
  );
}

/** Every alert that somebody authored, on every cluster that has its app. */
export const authoredAlerts: readonly ClusterAlert[] = synthesis.model.fleet.clusters.flatMap((cluster) =>
  synthesis.model.appsOn(cluster).flatMap((app) => {
    const groups = groupsOf(cluster.name, app.name);
    const own = alertsOf(app, cluster).map((alert) => ({ alert, owner: app.owner }));
    const alerts = app.name === PLATFORM ? [...own, ...platformAlerts(cluster, app.owner)] : own;
    return alerts.map((authored) => ({ ...authored, cluster: cluster.name, app: app.name, groups }));
  }),
);

/** What stands instead of a cluster where none runs the program that an alert is about. */
const NOWHERE = 'no cluster yet';

/** Alerts that wait for the first cluster to run what they are about, as they would be rendered there. */
export const waitingAlerts: readonly ClusterAlert[] = platformGroups.filter(isNowhere).flatMap((group) => {
  const { owner = PLATFORM_TEAM, alerts } = group;
  const { url: repositoryUrl } = synthesis.model.fleet.repository;
  const { spec } = prometheusRule({ name: PLATFORM, namespace: PLATFORM, owner, repositoryUrl, groups: [group] });
  const groups = spec?.groups as readonly RuleGroup[];
  return alerts.map((alert) => ({ alert, owner, cluster: NOWHERE, app: PLATFORM, groups }));
});

function isNowhere({ name }: (typeof platformGroups)[number]): boolean {
  const { fleet, appsOn } = synthesis.model;
  return !fleet.clusters.some((cluster) =>
    platformGroupsOn(cluster, appsOn(cluster)).some((group) => group.name === name),
  );
}
