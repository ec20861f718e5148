import type { App } from '@delivery/catalog';

/** Labels of every object of an app. No version (it would change each object with each release) and nothing of the cluster. */
export function labelsOf(app: App): Readonly<Record<string, string>> {
  return {
    'app.kubernetes.io/component': app.service ? 'service' : app.stage,
    'app.kubernetes.io/instance': app.name,
    'app.kubernetes.io/managed-by': 'delivery',
    'app.kubernetes.io/name': app.name,
    'app.kubernetes.io/part-of': 'delivery-platform',
    'delivery.example/owner': app.owner,
    ...(app.service && { 'delivery.example/data-class': app.service.dataClass }),
  };
}
