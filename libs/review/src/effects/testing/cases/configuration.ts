import { spec, type RowCases } from '../row-case.ts';

export const configurationCases: RowCases = {
  'an immutable ConfigMap': {
    kind: '/ConfigMap',
    before: { immutable: true, data: { a: '1' } },
    after: { immutable: true, data: { a: '2' } },
    effect: 'refused',
    near: { before: { data: { a: '1' } }, after: { immutable: true, data: { a: '2' } }, effect: 'live' },
  },
  'an immutable Secret': {
    kind: '/Secret',
    before: { immutable: true, data: { a: '1' } },
    after: { data: { a: '1' } },
    effect: 'refused',
    near: { before: { data: { a: '1' } }, after: { data: { a: '2' } }, effect: 'live' },
  },
  'the type of a Secret': {
    kind: '/Secret',
    before: {},
    after: { type: 'kubernetes.io/tls' },
    effect: 'refused',
    near: { after: { type: 'Opaque' }, effect: 'none' },
  },
  'the Secret that an ExternalSecret writes': {
    kind: 'external-secrets.io/ExternalSecret',
    before: spec({ target: { name: 'a' } }),
    after: spec({ target: { name: 'b' } }),
    effect: 'recreate',
    near: { before: spec({ refreshInterval: '1h' }), after: spec({ refreshInterval: '2h' }), effect: 'live' },
  },
};
