import { testCluster, testFleet } from '@delivery/fleet/testing';
import { describe, expect, it } from 'vitest';
import { needsAreBound, needsAreNamedOnce, rolloutsAreMeasured, topicsArePublished } from './needs.ts';
import { linesOf, service } from './testing.ts';

const { bindings, ...cluster } = testCluster();
const { kafka: _kafka, ...less } = bindings;
const bare = testFleet([testCluster({ ...cluster, bindings: { ...less, postgres: {} } })]);
const slo = { availability: { metric: 'http_requests_total', failed: 'code=~"5.."' } };

describe('needs', () => {
  const all = { postgres: 'orders', redis: 'sessions', bucket: 'settlements', topics: { publish: ['order-events'] } };

  it('are fine where every one is bound', () => {
    expect(linesOf(needsAreBound, [service('order', { needs: all })])).toEqual([]);
  });

  it('name the file that binds none of them', () => {
    expect(linesOf(needsAreBound, [service('order', { needs: { ...all, redis: 'session' } })], bare)).toEqual([
      'needs.postgres needs-are-bound: postgres "orders", which clusters/aws-test.yaml does not bind | a name under bindings.postgres | add bindings.postgres.orders to clusters/aws-test.yaml, or remove it; there is nothing to choose from yet',
      'needs.redis needs-are-bound: redis "session", which clusters/aws-test.yaml does not bind | sessions | add bindings.redis.session to clusters/aws-test.yaml, or did you mean "sessions"?',
      'needs.topics needs-are-bound: topics, without brokers in clusters/aws-test.yaml | topics on clusters that bind Kafka | add bindings.kafka to clusters/aws-test.yaml',
    ]);
  });

  it('are those of the light variant at the edge', () => {
    const light = service('delivery', { needs: { postgres: 'deliveries' }, edge: { needs: { redis: 'sessions' } } });
    expect(linesOf(needsAreBound, [light], testFleet([testCluster({ role: 'edge' })]))).toEqual([]);
    expect(linesOf(needsAreBound, [light])).toHaveLength(1);
  });
});

describe('needs of a part', () => {
  const task = (needs: object) => ({
    settlement: {
      args: ['settle'],
      schedule: '0 0 * * *',
      requests: { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' },
      deadlineSeconds: 60,
      needs,
    },
  });

  it('are fine beside those of the service, where they are bound', () => {
    const app = service('payment', { needs: { postgres: 'orders' }, cronTasks: task({ bucket: 'settlements' }) });
    expect([...linesOf(needsAreBound, [app]), ...linesOf(needsAreNamedOnce, [app])]).toEqual([]);
  });

  it('are refused when no fact binds them, or the service has another of the kind', () => {
    const app = service('payment', { needs: { bucket: 'settlements' }, cronTasks: task({ bucket: 'settlement' }) });
    expect([...linesOf(needsAreBound, [app]), ...linesOf(needsAreNamedOnce, [app])]).toEqual([
      'cronTasks.settlement.needs.bucket needs-are-bound: bucket "settlement", which clusters/aws-test.yaml does not bind | settlements | add bindings.buckets.settlement to clusters/aws-test.yaml, or did you mean "settlements"?',
      'cronTasks.settlement.needs.bucket needs-are-named-once: bucket, as needs has | what the service needs, parts have too; what two parts need, the service names | remove it here',
    ]);
  });
});

describe('rollouts', () => {
  it('are fine with an indicator, and where they roll', () => {
    expect(linesOf(rolloutsAreMeasured, [service('order', { rollout: 'canary', slo }), service('user')])).toEqual([]);
    expect(linesOf(rolloutsAreMeasured, [service('user')], bare)).toEqual([]);
  });

  it('are refused without an indicator', () => {
    expect(linesOf(rolloutsAreMeasured, [service('order', { rollout: 'blueGreen' })], bare)).toEqual([
      'rollout rollouts-are-measured: blueGreen without slo | rolling | add slo.availability, or let it roll',
    ]);
  });
});

describe('topics', () => {
  const order = service('order', { needs: { topics: { publish: ['order-events'] } } });
  const worker = (topic: string) => ({
    assignment: {
      args: ['assign'],
      requests: { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' },
      scaleOn: { topic, lag: 10 },
    },
  });
  const delivery = (subscribe: string, scaleOn: string) =>
    service('delivery', { needs: { topics: { subscribe: [subscribe] } }, workers: worker(scaleOn) });

  it('are fine when somebody publishes what others read', () => {
    expect(linesOf(topicsArePublished, [order, delivery('order-events', 'order-events')])).toEqual([]);
  });

  it('are refused when nobody does, or a worker scales on what it does not read', () => {
    expect(linesOf(topicsArePublished, [order, delivery('order-event', 'orders')])).toEqual([
      'needs.topics.subscribe[0] topics-are-published: topic "order-event", which no service publishes | order-events | did you mean "order-events"?',
      'workers.assignment.scaleOn.topic workers-scale-on-a-subscription: topic "orders", which delivery does not subscribe | order-event | use "order-event"',
    ]);
  });
});
