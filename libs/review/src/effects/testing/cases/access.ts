import { spec, type RowCases } from '../row-case.ts';

export const accessCases: RowCases = {
  'the role of a binding': {
    kind: 'rbac.authorization.k8s.io/RoleBinding',
    before: { roleRef: { kind: 'Role', name: 'a' } },
    after: { roleRef: { kind: 'Role', name: 'b' } },
    effect: 'refused',
    near: { before: { subjects: [{ name: 'a' }] }, after: { subjects: [{ name: 'b' }] }, effect: 'live' },
  },
  'the scopes of a quota': {
    kind: '/ResourceQuota',
    before: spec({ scopes: ['BestEffort'] }),
    after: spec({ scopes: ['NotBestEffort'] }),
    effect: 'refused',
    near: { before: spec({ hard: { pods: 1 } }), after: spec({ hard: { pods: 2 } }), effect: 'live' },
  },
};
