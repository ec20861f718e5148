import { type Edit, type EffectRow, validation } from '../row.ts';

/** What pods read. A pod whose template holds a hash of it restarts by that hash, which is a field of its own. */
export const configuration: readonly EffectRow[] = [
  {
    kinds: ['/ConfigMap'],
    fields: ['data', 'binaryData', 'immutable'],
    effect: 'refused',
    source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable',
    when: wasImmutable,
  },
  {
    kinds: ['/Secret'],
    fields: ['data', 'stringData', 'immutable'],
    effect: 'refused',
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-immutable',
    when: wasImmutable,
  },
  {
    kinds: ['/Secret'],
    fields: ['type'],
    effect: 'refused',
    default: 'Opaque',
    source: `${validation}/core/validation/validation.go`,
  },
  {
    kinds: ['external-secrets.io/ExternalSecret'],
    fields: ['spec.target.name'],
    effect: 'recreate',
    source: 'https://external-secrets.io/latest/guides/ownership-deletion-policy/',
  },
];

function wasImmutable({ object }: Edit): boolean {
  return object.before.immutable === true;
}
