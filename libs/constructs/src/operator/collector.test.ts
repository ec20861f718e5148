import type { RenderedObject } from '@delivery/component';
import { expect, it } from 'vitest';
import { collectorFiles } from './collector.ts';

function configMap(namespace: string, name: string, data: Record<string, string>): RenderedObject {
  const manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace, name }, data };
  return { path: 'some.yaml', text: '', manifest, app: name, cluster: 'aws-test', source: `${name}/config` };
}

it('writes the configuration of each collector as a file of its own', () => {
  const objects = [
    configMap('opentelemetry', 'opentelemetry-gateway', { 'collector.yaml': 'receivers: {}\n' }),
    configMap('loki', 'loki', { 'loki.yaml': '' }),
  ];
  expect(collectorFiles(objects)).toEqual([
    {
      path: 'generated/opentelemetry/aws-test/opentelemetry-gateway.yaml',
      text: 'receivers: {}\n',
      app: 'opentelemetry-gateway',
      source: 'opentelemetry-gateway/config',
    },
  ]);
});

it('wants one', () => {
  expect(() => collectorFiles([configMap('opentelemetry', 'opentelemetry-gateway', {})])).toThrow(
    'opentelemetry-gateway/config: its data has no collector.yaml',
  );
});
