import { didYouMean } from '@delivery/findings';
import type { Cluster } from '@delivery/fleet';
import { needsIn, serviceOn, type Needs } from '../declaration.ts';
import { finding, isService, type Rule } from './rule.ts';

/** A need by name, and the names that a cluster binds. */
interface Need {
  /** E.g. `postgres`. */
  readonly kind: keyof Needs;
  /** Field of `bindings`, e.g. `buckets`. */
  readonly field: string;
  readonly name: string;
  readonly bound: readonly string[];
}

function namedNeeds({ postgres, redis, bucket }: Needs, { bindings }: Cluster): readonly Need[] {
  const need = (kind: 'postgres' | 'redis' | 'bucket', field: 'postgres' | 'redis' | 'buckets', name?: string) =>
    name === undefined ? [] : [{ kind, field, name, bound: Object.keys(bindings[field]) }];
  return [
    ...need('postgres', 'postgres', postgres),
    ...need('redis', 'redis', redis),
    ...need('bucket', 'buckets', bucket),
  ];
}

export const needsAreBound: Rule = function* (apps, { clusters }) {
  for (const app of apps.filter(isService)) {
    for (const cluster of clusters.filter((one) => app.clusters(one))) {
      const file = `clusters/${cluster.name}.yaml`;
      for (const { path, needs } of needsIn(serviceOn(app.service, cluster))) {
        for (const { kind, field, name, bound } of namedNeeds(needs, cluster)) {
          if (bound.includes(name)) continue;
          yield finding('needs-are-bound', app, `${path}needs.${kind}`, {
            found: `${kind} "${name}", which ${file} does not bind`,
            allowed: bound.join(', ') || `a name under bindings.${field}`,
            fix: `add bindings.${field}.${name} to ${file}, or ${didYouMean(name, bound)}`,
          });
        }
        if (needs.topics !== undefined && cluster.bindings.kafka === undefined) {
          yield finding('needs-are-bound', app, `${path}needs.topics`, {
            found: `topics, without brokers in ${file}`,
            allowed: 'topics on clusters that bind Kafka',
            fix: `add bindings.kafka to ${file}`,
          });
        }
      }
    }
  }
};

/** All parts read one ConfigMap, which has room for one database, one Redis, one list of topics, one bucket. */
export const needsAreNamedOnce: Rule = function* (apps) {
  for (const app of apps.filter(isService)) {
    const seen = new Map<string, string>();
    for (const { path, needs } of needsIn(app.service)) {
      for (const kind of Object.keys(needs)) {
        const first = seen.get(kind);
        if (first !== undefined)
          yield finding('needs-are-named-once', app, `${path}needs.${kind}`, {
            found: `${kind}, as ${first}needs has`,
            allowed: 'what the service needs, parts have too; what two parts need, the service names',
            fix: first === '' ? 'remove it here' : 'move it to the needs of the service',
          });
        else seen.set(kind, path);
      }
    }
  }
};

/** A rollout that watches an indicator needs the indicator. */
export const rolloutsAreMeasured: Rule = function* (apps) {
  for (const app of apps.filter(isService)) {
    const { rollout = 'rolling', slo } = app.service;
    if (rollout === 'rolling' || slo !== undefined) continue;
    yield finding('rollouts-are-measured', app, 'rollout', {
      found: `${rollout} without slo`,
      allowed: 'rolling',
      fix: 'add slo.availability, or let it roll',
    });
  }
};

/** What one service reads, some service writes. */
export const topicsArePublished: Rule = function* (apps) {
  const services = apps.filter(isService);
  const published = services.flatMap(({ service }) => service.needs.topics?.publish ?? []);
  for (const app of services) {
    const subscribed = app.service.needs.topics?.subscribe ?? [];
    for (const [i, topic] of subscribed.entries()) {
      if (published.includes(topic)) continue;
      yield finding('topics-are-published', app, `needs.topics.subscribe[${i}]`, {
        found: `topic "${topic}", which no service publishes`,
        allowed: published.join(', '),
        fix: didYouMean(topic, published),
      });
    }
    for (const [worker, { scaleOn }] of Object.entries(app.service.workers ?? {})) {
      if (subscribed.includes(scaleOn.topic)) continue;
      yield finding('workers-scale-on-a-subscription', app, `workers.${worker}.scaleOn.topic`, {
        found: `topic "${scaleOn.topic}", which ${app.name} does not subscribe`,
        allowed: subscribed.join(', ') || 'a topic of needs.topics.subscribe',
        fix: subscribed.length > 0 ? didYouMean(scaleOn.topic, subscribed) : 'add it to needs.topics.subscribe',
      });
    }
  }
};
