import { podsIn } from '@delivery/constructs/operator';

export const namespace = 'falco';

/** ConfigMap with the rules. */
export const rulesName = 'falco-rules';

/** Of the pods of one part, as the charts label them. */
export const pods = podsIn(namespace, (name) => ({
  'app.kubernetes.io/instance': 'falco',
  'app.kubernetes.io/name': name,
}));

/** On which Falco answers for itself, and the one that carries its findings on takes them. */
export const ports = { falco: 8765, falcosidekick: 2801 } as const;
