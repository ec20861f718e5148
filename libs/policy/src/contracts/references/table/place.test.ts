import { describe, expect, it } from 'vitest';
import { placeOf } from './place.ts';

describe('a name', () => {
  it('stands in the namespace beside it, or in that of who names it', () => {
    expect(placeOf('order', undefined, { namespace: 'shop' }, 'own')).toEqual({ namespace: 'shop', name: 'order' });
    expect(placeOf('order', undefined, {}, 'own')).toEqual({ namespace: 'own', name: 'order' });
    expect(placeOf('order', undefined, { namespace: 7 }, undefined)).toEqual({ namespace: undefined, name: 'order' });
  });

  it.each(['{{ .name }}', '${NAME}', '$(NAME)', 'a}'])('that is filled in later is none: %s', (text) => {
    expect(placeOf(text, undefined, {}, 'own')).toBeUndefined();
  });
});

describe('a namespace and a name', () => {
  it.each([
    ['shop/order', { namespace: 'shop', name: 'order' }],
    ['order', { namespace: 'own', name: 'order' }],
    ['mesh', undefined],
  ])('in %s', (text, place) => {
    expect(placeOf(text, 'namespace/name', {}, 'own')).toEqual(place);
  });
});

describe('a host', () => {
  it.each([
    ['order', { namespace: 'own', name: 'order' }],
    ['order.shop.svc', { namespace: 'shop', name: 'order' }],
    ['order.shop.svc.cluster.local', { namespace: 'shop', name: 'order' }],
    ['order.shop', undefined],
    ['order.shop.svcs', undefined],
    ['api.example.com', undefined],
    ['*.shop.svc', undefined],
    ['order.shop.svc.', undefined],
    ['xn.order.shop.svc', undefined],
  ])('%s', (text, place) => {
    expect(placeOf(text, 'host', { namespace: 'ignored' }, 'own')).toEqual(place);
  });
});

describe('a URL', () => {
  const order = { namespace: 'shop', name: 'order' };

  it.each([
    ['http://order.shop.svc', { ...order, port: 80 }],
    ['https://order.shop.svc.cluster.local/v1?a=b#c', { ...order, port: 443 }],
    ['https://order.shop.svc?a=b', { ...order, port: 443 }],
    ['ws://order.shop.svc', { ...order, port: 80 }],
    ['wss://order.shop.svc#top', { ...order, port: 443 }],
    ['redis://order.shop.svc', order],
    ['redis://order.shop.svc:6379', { ...order, port: 6379 }],
    ['http://order.shop.svc.cluster.local.:8080/', { ...order, port: 8080 }],
    ['postgres://me:pw@order.shop.svc:5432/db', { ...order, port: 5432 }],
    ['jdbc:postgresql://order.shop.svc/db', order],
    ['order.shop.svc', order],
    ['order.shop.svc:9092', { ...order, port: 9092 }],
    ['order-0.order.shop.svc:9092', { ...order, port: 9092 }],
    ['http://order.shop', undefined],
    ['http://order.shop.svc.example.com', undefined],
    ['http://order.shop.svc:123456', undefined],
    ['see http://order.shop.svc', undefined],
    ['http://order.shop.svc and more', undefined],
    ['a.b.order.shop.svc', undefined],
    ['order.svc', undefined],
    ['https://api.example.com', undefined],
  ])('%s', (text, place) => {
    expect(placeOf(text, 'url', {}, 'own')).toEqual(place);
  });

  it('is sought quickly in long text', () => {
    expect(placeOf(`${'a.'.repeat(200_000)}.svc`, 'url', {}, 'own')).toBeUndefined();
    expect(placeOf(`${'a:'.repeat(200_000)}.svc`, 'url', {}, 'own')).toBeUndefined();
    expect(placeOf(`a://${'a'.repeat(200_000)}@.svc`, 'url', {}, 'own')).toBeUndefined();
  });
});
