import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stages } from './declaration.ts';
import { orderOf } from './order.ts';
import { testApp, testFoundation } from './testing.ts';

const crds = testFoundation('crds');
const namespaces = testFoundation('namespaces');
const tenancy = testFoundation('tenancy', { after: ['namespaces'] });
const order = testApp('order');

it('orders by stage, then by after', () => {
  expect([...orderOf([order, tenancy, crds, namespaces])]).toEqual([
    ['order', { wave: 30, dependsOn: ['tenancy'] }],
    ['tenancy', { wave: 1, dependsOn: ['crds', 'namespaces'] }],
    ['crds', { wave: 0, dependsOn: [] }],
    ['namespaces', { wave: 0, dependsOn: [] }],
  ]);
});

it('passes over an after that the cluster does not have', () => {
  expect(orderOf([tenancy]).get('tenancy')).toEqual({ wave: 0, dependsOn: [] });
});

it('waits for all apps of exactly the wave before, whatever their order', () => {
  const app = fc
    .record({ name: fc.string({ minLength: 1 }), stage: fc.constantFrom(...stages) })
    .map(({ name, stage }) => testApp(name, { stage }));
  fc.assert(
    fc.property(fc.uniqueArray(app, { selector: ({ name }) => name }), (apps) => {
      const positions = orderOf(apps);
      expect(orderOf([...apps].reverse())).toEqual(new Map([...positions].reverse()));
      for (const { wave, dependsOn } of positions.values()) {
        const earlier = [...positions].filter(([, other]) => other.wave < wave);
        const last = Math.max(...earlier.map(([, other]) => other.wave));
        expect(dependsOn).toEqual(
          earlier
            .filter(([, other]) => other.wave === last)
            .map(([name]) => name)
            .sort(),
        );
      }
    }),
  );
});
