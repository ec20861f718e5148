import { defineComponent } from '@delivery/component';
import { expect, it } from 'vitest';
import { appOf } from './app-of.ts';

const component = defineComponent({ name: 'order', owner: 'ordering', clusters: () => true, build: () => {} });

it('takes the stage from the folder', () => {
  expect(appOf({ folder: 'apps/services/order', component }).app).toMatchObject({
    name: 'order',
    stage: 'services',
    folder: 'apps/services/order',
  });
});

it('refuses a folder that is no stage', () => {
  expect(() => appOf({ folder: 'apps/service/order', component })).toThrow(
    'stage-is-known: apps/service/order: stage "service"',
  );
});
