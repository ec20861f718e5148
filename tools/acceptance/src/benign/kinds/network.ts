import { ofKind, specOf } from '../drafts.ts';
import { pairs, type Pair } from '../pair.ts';
import { services } from '../services.ts';
import { everySlice, usualSlices } from '../slices.ts';

interface Route {
  readonly rules: { backendRefs: readonly unknown[]; matches: readonly unknown[] }[];
}

export const egressAdded = (): Pair[] =>
  pairs('egress-added', services, usualSlices, (objects) => {
    for (const policy of ofKind(objects, 'NetworkPolicy')) {
      specOf<{ egress: unknown[] }>(policy).egress.push({
        ports: [{ port: 4317, protocol: 'TCP' }],
        to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'prometheus-operator' } } }],
      });
    }
  });

export const routeAdded = (): Pair[] =>
  pairs('route-added', services, everySlice, (objects) => {
    for (const route of ofKind(objects, 'HTTPRoute')) {
      const { rules } = specOf<Route>(route);
      const { backendRefs } = rules[0]!;
      rules.push({
        backendRefs: structuredClone(backendRefs),
        matches: [{ path: { type: 'PathPrefix', value: '/slots' } }],
      });
    }
  });
