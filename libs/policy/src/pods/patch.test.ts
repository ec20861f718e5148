import { expect, it } from 'vitest';
import { patch } from '../examples/patch.ts';
import { isPatch } from './patch.ts';
import { podTemplatesOf } from './pod-template.ts';

const controller = patch({ containers: [{ name: 'manager', args: ['--no-cross-namespace-refs=true'] }] });

it('a change to a Deployment that others install', () => {
  expect(podTemplatesOf(controller).map(isPatch)).toEqual([true]);
});

it('not without the annotation by which Flux merges', () => {
  const metadata = { ...controller.metadata, annotations: {} };
  expect(podTemplatesOf({ ...controller, metadata }).map(isPatch)).toEqual([false]);
});

it('not when a container of it has an image, since that runs', () => {
  const containers = [{ name: 'manager' }, { name: 'proxy', image: 'registry.example/delivery/proxy:1.0.0' }];
  expect(podTemplatesOf(patch({ containers })).map(isPatch)).toEqual([false]);
});
