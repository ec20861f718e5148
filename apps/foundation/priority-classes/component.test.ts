import { testRender } from '@delivery/component/testing';
import { expect, it } from 'vitest';
import priorityClasses from './component.ts';

it('ranks critical above standard, and makes neither the default', () => {
  const rendering = testRender(priorityClasses, { folder: 'apps/foundation/priority-classes' });
  const critical = rendering.get('PriorityClass', 'delivery-critical');
  const standard = rendering.get('PriorityClass', 'delivery-standard');
  expect(Number(critical['value'])).toBeGreaterThan(Number(standard['value']));
  expect([critical['globalDefault'], standard['globalDefault']]).toEqual([false, false]);
});
