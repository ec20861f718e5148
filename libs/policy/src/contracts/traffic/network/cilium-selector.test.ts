import { describe, expect, it } from 'vitest';
import { endpointSelector, reservedEntity } from './cilium-selector.ts';

describe('a selector of endpoints', () => {
  it('means pods of the namespace of its policy when it says none', () => {
    expect(
      endpointSelector({ matchLabels: { 'k8s:app': 'order', 'any:tier': 'web', 'reserved.x': 'y' } }, false),
    ).toEqual({
      podSelector: { matchLabels: { app: 'order', tier: 'web', 'reserved.x': 'y' }, matchExpressions: [] },
    });
  });

  it('means pods of every namespace in a policy of the cluster', () => {
    expect(endpointSelector({}, true)).toEqual({
      podSelector: { matchLabels: {}, matchExpressions: [] },
      namespaceSelector: { matchLabels: {}, matchExpressions: [] },
    });
  });

  it('knows namespaces by name and by their labels', () => {
    const matchLabels = {
      'k8s:io.kubernetes.pod.namespace': 'shop',
      'io.cilium.k8s.namespace.labels.team': 'ordering',
      app: 'order',
    };
    expect(endpointSelector({ matchLabels }, false)).toEqual({
      podSelector: { matchLabels: { app: 'order' }, matchExpressions: [] },
      namespaceSelector: {
        matchLabels: { 'kubernetes.io/metadata.name': 'shop', team: 'ordering' },
        matchExpressions: [],
      },
    });
  });

  it('knows them by expressions', () => {
    const namespace = { key: 'k8s:io.kubernetes.pod.namespace', operator: 'Exists' };
    const app = { key: 'k8s.app', operator: 'In', values: ['order'] };
    expect(endpointSelector({ matchExpressions: [namespace, app, null] }, false)).toEqual({
      podSelector: { matchLabels: {}, matchExpressions: [{ ...app, key: 'app' }, null] },
      namespaceSelector: {
        matchLabels: {},
        matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'Exists' }],
      },
    });
  });
});

it('knows what is of Cilium alone', () => {
  expect(reservedEntity({ matchLabels: { 'reserved:ingress': '' } })).toBe('ingress');
  expect(reservedEntity({ matchLabels: { 'reserved.host': '' } })).toBe('host');
  expect(reservedEntity({ matchLabels: { app: 'reserved:x' } })).toBeUndefined();
  expect(reservedEntity(null)).toBeUndefined();
});
