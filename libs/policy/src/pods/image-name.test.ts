import { expect, it } from 'vitest';
import { imageNameOf } from './image-name.ts';

it.each([
  ['nginx', 'docker.io/library/nginx', undefined, undefined],
  ['grafana/grafana:12.1', 'docker.io/grafana/grafana', '12.1', undefined],
  ['localhost/order', 'localhost/order', undefined, undefined],
  ['localhost:5000/order:1.4.1', 'localhost:5000/order', '1.4.1', undefined],
  ['registry:5000/order', 'registry:5000/order', undefined, undefined],
  ['registry.example/shop/order:1.4.1@sha256:5e', 'registry.example/shop/order', '1.4.1', 'sha256:5e'],
  ['registry.example/shop/order@sha256:5e', 'registry.example/shop/order', undefined, 'sha256:5e'],
  ['order@sha256:5e', 'docker.io/library/order', undefined, 'sha256:5e'],
  ['registry:/order', 'registry:/order', undefined, undefined],
  ['/order', 'docker.io//order', undefined, undefined],
  [':1', 'docker.io/library/', '1', undefined],
  ['@sha256:5e', 'docker.io/library/', undefined, 'sha256:5e'],
  ['order:', 'docker.io/library/order', '', undefined],
])('%s', (text, repository, tag, digest) => {
  expect(imageNameOf(text)).toEqual({ repository, tag, digest });
});
