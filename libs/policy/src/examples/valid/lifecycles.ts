import type { Lifecycle } from '@delivery/kubernetes';

/** Of some kinds that are new, old or gone, by `<apiVersion> <kind>`. */
export const lifecycles: Readonly<Record<string, Lifecycle>> = {
  'apps/v1 Deployment': { introduced: '1.9' },
  'autoscaling/v2beta2 HorizontalPodAutoscaler': {
    introduced: '1.12',
    deprecated: '1.23',
    removed: '1.26',
    replacement: { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' },
  },
  'argoproj.io/v1alpha0 Rollout': { deprecated: true, warning: 'use v1alpha1' },
  'policy/v1beta1 PodSecurityPolicy': { introduced: '1.10', deprecated: '1.21', removed: '1.25' },
  'v1 ComponentStatus': { introduced: '1.0', deprecated: '1.19' },
};
