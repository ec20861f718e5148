import { spec, annotation, label, type RowCases } from '../row-case.ts';

export const metadataCases: RowCases = {
  'a status': {
    kind: 'apps/Deployment',
    before: { status: { replicas: 1 } },
    after: { status: { replicas: 2 } },
    effect: 'none',
    near: { before: spec({ replicas: 1 }), after: spec({ replicas: 2 }), effect: 'live' },
  },
  'a version': {
    kind: 'apps/Deployment',
    before: { apiVersion: 'apps/v1beta1' },
    after: { apiVersion: 'apps/v1' },
    effect: 'none',
    near: { after: { apiVersion: 'apps/v1', spec: { replicas: 1 } }, effect: 'live' },
  },
  'the name of a cloud resource': {
    kind: 's3.aws.upbound.io/Bucket',
    before: annotation('crossplane.io/external-name', 'a'),
    after: annotation('crossplane.io/external-name', 'b'),
    effect: 'recreate',
    near: {
      after: annotation('crossplane.io/paused', 'true'),
      before: annotation('crossplane.io/paused', 'false'),
      effect: 'live',
    },
  },
  'a label that only tells people': {
    kind: 'apps/Deployment',
    before: label('app.kubernetes.io/version', '1'),
    after: label('app.kubernetes.io/version', '2'),
    effect: 'none',
    near: { before: label('app.kubernetes.io/name', '1'), after: label('app.kubernetes.io/name', '2'), effect: 'live' },
  },
  'an annotation for engines': {
    kind: '/ConfigMap',
    before: annotation('argocd.argoproj.io/sync-wave', '1'),
    after: annotation('argocd.argoproj.io/sync-wave', '2'),
    effect: 'none',
    near: { before: annotation('argocd.example/a', '1'), after: annotation('argocd.example/a', '2'), effect: 'live' },
  },
};
