import { describe, expect, it } from 'vitest';
import type { Provided } from '../../../facts.ts';
import { worldOf } from '../../../world.ts';
import { dangling } from './dangling.ts';
import { objectOf } from './testing.ts';

const configMaps = dangling(['/ConfigMap']);

/** What is proposed to a pod that names a ConfigMap, beside ConfigMaps of these names. */
function fixFor(name: string, names: readonly string[], provides: readonly Provided[] = []) {
  const pod = objectOf('v1 Pod', { spec: { containers: [{ envFrom: [{ configMapRef: { name } }] }] } });
  const others = names.map((other) => objectOf('v1 ConfigMap', {}, { name: other, namespace: 'shop' }));
  const entries = [pod, ...others].map((object) => ({ object, file: '' }));
  return [...configMaps(worldOf(entries, { kubernetesVersion: '1.36', provides }))].map(({ fix }) => fix);
}

describe('the name that was meant', () => {
  it('is a near one', () => {
    expect(fixFor('ordr', ['order'])).toEqual(['did you mean "order"?']);
    expect(fixFor('order-setings', ['order-settings', 'order'])).toEqual(['did you mean "order-settings"?']);
    expect(fixFor('ordersettings', ['order-settings'])).toEqual(['did you mean "order-settings"?']);
  });

  it('is none whose words are others', () => {
    expect(fixFor('payment-settings', ['cache-settings'])).toEqual([undefined]);
    expect(fixFor('order-a', ['order-b'])).toEqual([undefined]);
  });

  it('may stand in the cluster', () => {
    const provided = { group: '', kind: 'ConfigMap', name: 'company-ca' };
    expect(fixFor('compny-ca', [], [provided])).toEqual(['did you mean "company-ca"?']);
    expect(fixFor('compny-ca', [], [{ ...provided, namespace: 'other' }])).toEqual([undefined]);
    expect(fixFor('compny-ca', [], [{ ...provided, kind: 'Secret' }])).toEqual([undefined]);
    expect(fixFor('compny-ca', [], [{ ...provided, group: 'shop.example' }])).toEqual([undefined]);
  });

  it('is not sought among very many', () => {
    const many = (count: number) => Array.from({ length: count - 1 }, (_, i) => `other-${i}-${'x'.repeat(20)}`);
    expect(fixFor('ordr', [...many(300), 'order'])).toEqual(['did you mean "order"?']);
    expect(fixFor('ordr', [...many(301), 'order'])).toEqual([undefined]);
  });
});

it('without facts of the cluster only what stands beside its user is judged', () => {
  const pod = objectOf('v1 Pod', {
    spec: { priorityClassName: 'a', containers: [{ envFrom: [{ configMapRef: { name: 'b' } }] }] },
  });
  const world = worldOf([{ object: pod, file: '' }], { kubernetesVersion: '1.36' });
  const all = dangling([], 'all but');
  expect([...all(world)].map(({ found }) => found)).toEqual([
    'Pod shop/it names ConfigMap shop/b, which does not exist',
  ]);
});
