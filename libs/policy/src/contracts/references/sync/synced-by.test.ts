import { expect, it } from 'vitest';
import { worldOf } from '../../../world.ts';
import { objectOf } from '../table/testing.ts';
import { objectsIn } from './synced-by.ts';

const entries = ['generated/local/order/a.yaml', 'generated/local/order/b/c.yaml', 'generated/local/orders/d.yaml'].map(
  (file) => ({ object: objectOf('v1 ConfigMap', {}, { name: file.slice(-6, -5) }), file }),
);
const world = worldOf(entries, { kubernetesVersion: '1.36' });

it('finds what lies below a folder, however it is written', () => {
  const folders = [
    'generated/local/order',
    './generated/local/order/',
    'generated/local',
    'generated/local/order/b',
    'x',
  ];
  const names = [...objectsIn(world, [...folders, 'generated/local'])].map(([folder, objects]) => [
    folder,
    objects.map(({ metadata }) => metadata.name).join(''),
  ]);
  expect(names).toEqual([
    ['generated/local/order', 'ac'],
    ['./generated/local/order/', 'ac'],
    ['generated/local', 'acd'],
    ['generated/local/order/b', 'c'],
    ['x', ''],
  ]);
});
