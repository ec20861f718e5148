import { spec, type RowCases } from '../row-case.ts';

export const enginesCases: RowCases = {
  'the destination of an Application': {
    kind: 'argoproj.io/Application',
    before: spec({ destination: { namespace: 'a' } }),
    after: spec({ destination: { namespace: 'b' } }),
    effect: 'recreate',
    near: { before: spec({ source: { path: 'a' } }), after: spec({ source: { path: 'b' } }), effect: 'live' },
  },
  'the target of a Kustomization': {
    kind: 'kustomize.toolkit.fluxcd.io/Kustomization',
    before: spec({ targetNamespace: 'a' }),
    after: spec({ targetNamespace: 'b' }),
    effect: 'recreate',
    near: { before: spec({ interval: '1m' }), after: spec({ interval: '2m' }), effect: 'live' },
  },
  'the name of a Helm release': {
    kind: 'helm.toolkit.fluxcd.io/HelmRelease',
    before: spec({ releaseName: 'a' }),
    after: spec({ releaseName: 'b' }),
    effect: 'recreate',
    near: { before: spec({ values: { a: 1 } }), after: spec({ values: { a: 2 } }), effect: 'live' },
  },
};
