import { testCluster } from '@delivery/fleet/testing';
import { describe, expect, it } from 'vitest';
import { container, pod, render, specOf } from '../testing.ts';

const data = (needs: Parameters<typeof render>[0] & object) => render(needs).get('ConfigMap', 'order')['data'];
const keysOf = (name: string, needs: Parameters<typeof render>[0]) => {
  const spec = specOf<{ spec: { data: { secretKey: string; remoteRef: object }[] } }>(
    render(needs),
    'ExternalSecret',
    name,
  );
  expect(spec.data.map(({ remoteRef }) => remoteRef)).toEqual(
    spec.data.map(({ secretKey }) => ({ key: name, property: secretKey })),
  );
  return spec.data.map(({ secretKey }) => secretKey);
};

/** What every service finds there. */
const common = {
  LOG_LEVEL: 'info',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'http://opentelemetry-agent.opentelemetry-agent.svc.cluster.local:4318',
  OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
};

describe('a database', () => {
  const props = { needs: { postgres: 'orders' }, calls: {} };

  it('is found through the ConfigMap', () => {
    expect(data(props)).toMatchObject({
      POSTGRES_DATABASE: 'orders',
      POSTGRES_HOST: 'orders.db.example',
      POSTGRES_PORT: '5432',
    });
  });

  it('has its user and password from the store of the namespace, and keeps them when the store fails', () => {
    expect(specOf(render(props), 'ExternalSecret', 'order-postgres')).toEqual({
      refreshInterval: '1h',
      secretStoreRef: { kind: 'SecretStore', name: 'default' },
      target: { name: 'order-postgres', creationPolicy: 'Owner', deletionPolicy: 'Retain' },
      data: [
        { secretKey: 'username', remoteRef: { key: 'order-postgres', property: 'username' } },
        { secretKey: 'password', remoteRef: { key: 'order-postgres', property: 'password' } },
      ],
    });
  });
});

describe('Redis', () => {
  const props = { needs: { redis: 'sessions' }, calls: {} };

  it('is found through the ConfigMap, its password through a file', () => {
    expect(data(props)).toEqual({ ...common, REDIS_HOST: 'sessions.redis.example', REDIS_PORT: '6380' });
    expect(keysOf('order-redis', props)).toEqual(['username', 'password']);
    expect(pod(props).volumes).toContainEqual({
      name: 'redis',
      secret: { secretName: 'order-redis', defaultMode: 0o440 },
    });
    expect(container(props).volumeMounts).toContainEqual({
      name: 'redis',
      mountPath: '/etc/secrets/redis',
      readOnly: true,
    });
  });
});

describe('Kafka', () => {
  const topics = { publish: ['order-events'], subscribe: ['payment-events', 'delivery-events'] };

  it('is found through the ConfigMap, with the topics; how to log in stands in the Secret', () => {
    const props = { needs: { topics }, calls: {} };
    expect(data(props)).toEqual({
      KAFKA_BOOTSTRAP_SERVERS: 'kafka.example:9093',
      KAFKA_PUBLISH_TOPICS: 'order-events',
      KAFKA_SUBSCRIBE_TOPICS: 'payment-events,delivery-events',
      ...common,
    });
    expect(keysOf('order-kafka', props)).toEqual(['username', 'password', 'sasl', 'tls']);
  });

  it('names no topics of a kind that there are none of', () => {
    expect(data({ needs: { topics: { publish: ['order-events'] } } })).not.toHaveProperty('KAFKA_SUBSCRIBE_TOPICS');
    expect(data({ needs: { topics: { subscribe: ['order-events'] } } })).not.toHaveProperty('KAFKA_PUBLISH_TOPICS');
  });
});

describe('a bucket', () => {
  const props = { needs: { bucket: 'settlements' }, calls: {} };

  it('is found through the ConfigMap and opened by a cloud identity: there is no secret', () => {
    const rendering = render(props);
    expect(data(props)).toEqual({
      BUCKET_ENDPOINT: 'objects.example',
      BUCKET_URL: 'object://delivery-test-settlements',
      ...common,
    });
    expect(rendering.manifests.map(({ kind }) => kind)).not.toContain('ExternalSecret');
    expect(rendering.get('ServiceAccount', 'order').metadata.annotations).toEqual({
      'identity.example/name': 'order-order',
    });
    expect(
      specOf<{ spec: { template: { metadata: object } } }>(rendering, 'Deployment').template.metadata,
    ).toMatchObject({ labels: { 'identity.example/use': 'true' } });
  });

  it('gives no identity to pods of a service without one', () => {
    const rendering = render();
    expect(rendering.get('ServiceAccount', 'order').metadata).not.toHaveProperty('annotations');
    expect(JSON.stringify(rendering.manifests)).not.toContain('identity.example');
  });
});

it('what one part needs, it alone reaches', () => {
  const archive = {
    ...{ args: ['archive'], schedule: '0 3 * * *', deadlineSeconds: 60 },
    requests: { cpu: '100m', memory: '64Mi', 'ephemeral-storage': '64Mi' },
    needs: { bucket: 'settlements' },
  };
  const rendering = render({ needs: { postgres: 'orders' }, cronTasks: { archive } });
  const addressesOf = (name: string) =>
    JSON.stringify(rendering.get('NetworkPolicy', name)['spec']).match(/10\.0\.\d\.\d\/\d+/g);
  expect(addressesOf('order-archive')).toEqual(['10.0.0.0/24', '10.0.3.4/32']);
  expect(addressesOf('order')).toEqual(['10.0.0.0/24']);
  expect(rendering.get('ServiceAccount', 'order').metadata).not.toHaveProperty('annotations');
  expect(rendering.get('ServiceAccount', 'order-archive').metadata).toHaveProperty('annotations');
});

describe('a need that the cluster does not bind', () => {
  const cluster = testCluster({ bindings: { postgres: {}, redis: {}, buckets: {} } });

  it.each([
    [{ postgres: 'orders' }, 'orders: needs-are-bound did not run'],
    [{ redis: 'sessions' }, 'sessions: needs-are-bound did not run'],
    [{ bucket: 'settlements' }, 'settlements: needs-are-bound did not run'],
    [{ topics: { publish: ['order-events'] } }, 'kafka: needs-are-bound did not run'],
  ])('%j is an error: the catalog refuses it before', (needs, message) => {
    expect(() => render({ needs }, { cluster })).toThrow(message);
  });
});
