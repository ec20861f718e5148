import type { Facts } from '@delivery/policy';

const recommended = ['component', 'instance', 'managed-by', 'name', 'part-of', 'version'];

/** What the platform asks of every workload beyond what any cluster would. */
export const house = {
  labels: [
    ...recommended.map((name) => `app.kubernetes.io/${name}`),
    'delivery.example/data-class',
    'delivery.example/owner',
  ],
  annotations: ['delivery.example/runbook'],
  selectorLabels: ['app.kubernetes.io/instance', 'app.kubernetes.io/name'],
} as const satisfies Partial<Facts>;
