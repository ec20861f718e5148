import { runsPrometheus, serviceOn, type Alert, type App, type ServiceDeclaration } from '@delivery/catalog';
import type { Cluster, Objective } from '@delivery/fleet';
import type { RuleGroup } from '../rules/rule-group.ts';
import { availability } from './availability.ts';
import { burnAlerts } from './burn-alerts.ts';
import { freshness } from './freshness.ts';
import { highErrorRate, sliMissing, trafficVanished } from './guards.ts';
import type { Sli } from './indicator.ts';
import { latency } from './latency.ts';
import { scrapeSeconds, type WatchedService } from './watched-service.ts';

type Watched = Pick<App, 'name' | 'service'>;

/**
 * What Prometheus records and watches of one service on one cluster; nothing where no Prometheus runs, and of an app that is no service.
 *
 * @throws if an indicator cannot be measured
 */
export function groupsOf({ name, service }: Watched, cluster: Cluster): readonly RuleGroup[] {
  if (service === undefined || !runsPrometheus(cluster)) return [];
  const objective = cluster.environment.slo[service.tier];
  const made = cache.get(service) ?? new Map<string, readonly RuleGroup[]>();
  cache.set(service, made);
  // clusters of one environment and role have the same rules
  const key = JSON.stringify([name, cluster.role, objective]);
  const groups = made.get(key) ?? groupsFor({ name, service: serviceOn(service, cluster) }, objective);
  made.set(key, groups);
  return groups;
}

const cache = new WeakMap<ServiceDeclaration, Map<string, readonly RuleGroup[]>>();

function groupsFor({ name, service }: WatchedService, objective: Objective): readonly RuleGroup[] {
  const slis = slisOf({ name, service }, objective);
  const seconds = scrapeSeconds(service);
  const ofService = (alert: Alert): Alert => ({ ...alert, labels: { service: name, ...alert.labels } });
  const [first] = slis;
  const follow: readonly Alert[] =
    first === undefined
      ? []
      : [
          ...slis.flatMap((sli) => burnAlerts(sli, seconds)),
          highErrorRate(first),
          sliMissing(slis),
          trafficVanished(first),
        ];
  const slo = { records: slis.flatMap(({ records }) => records), alerts: follow.map(ofService) };
  const own = { alerts: (service.alerts ?? []).map(ofService) };
  return [
    ...(slis.length > 0 ? [{ name: `${name}.slo`, interval: `${seconds}s`, ...slo }] : []),
    ...(own.alerts.length > 0 ? [{ name: `${name}.alerts`, interval: `${seconds}s`, ...own }] : []),
  ];
}

/** Every alert of one service on one cluster, with its cases. Their labels are all that fire with them beside `severity` and `owner`. */
export function alertsOf(app: Watched, cluster: Cluster): readonly Alert[] {
  return groupsOf(app, cluster).flatMap(({ alerts = [] }) => alerts);
}

/** The indicators of a service, each with its objective; availability first. */
function slisOf({ name, service: { slo } }: WatchedService, objective: Objective): readonly Sli[] {
  if (slo === undefined) return [];
  return [
    availability(name, slo.availability, objective.availability),
    ...(slo.latency ? [latency(name, slo.latency, objective.latency)] : []),
    ...(slo.freshness ? [freshness(name, slo.freshness, objective.freshness)] : []),
  ];
}
