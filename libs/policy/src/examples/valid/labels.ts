/** The labels that select the pods of an app. */
export function selectorLabels(app: string): Readonly<Record<string, string>> {
  return { 'app.kubernetes.io/name': app, 'app.kubernetes.io/instance': app };
}

/** The labels of every object of an app. */
export function labels(app: string): Readonly<Record<string, string>> {
  return {
    ...selectorLabels(app),
    'app.kubernetes.io/component': 'service',
    'app.kubernetes.io/part-of': 'shop',
    'app.kubernetes.io/managed-by': 'delivery',
    'delivery.example/owner': 'ordering',
    'delivery.example/data-class': 'internal',
  };
}

/** The labels of a workload and its pods. */
export function versionedLabels(app: string): Readonly<Record<string, string>> {
  return { ...labels(app), 'app.kubernetes.io/version': '1.4.1' };
}
