import { describe, expect, it } from 'vitest';
import { redaction } from './redaction.ts';

/** As Go reads it: `(?i)` in front is the flag. */
const regexp = (text: string) => new RegExp(text.replace(/^\(\?i\)/, ''), text.startsWith('(?i)') ? 'i' : '');
const patterns = (key: string) => (redaction[key] as readonly string[]).map(regexp);
const masksKey = (key: string) => patterns('blocked_key_patterns').some((pattern) => pattern.test(key));
const masks = (value: string) => patterns('blocked_values').some((pattern) => pattern.test(value));

describe('keys', () => {
  it.each(['http.request.header.authorization', 'Set-Cookie', 'db.password', 'api_key', 'x-api-key', 'refresh_token'])(
    'masks %s',
    (key) => expect(masksKey(key)).toBe(true),
  );
  it.each(['http.route', 'k8s.pod.uid', 'trace_id', 'order.id', 'messaging.kafka.message.offset', 'tokenizer'])(
    'lets %s be',
    (key) => expect(masksKey(key)).toBe(false),
  );
});

describe('values', () => {
  it.each([
    'card 4111111111111111 declined',
    '5500005555555559',
    '340000000000009',
    `Bearer ${['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', 'abc'].join('.')}`,
    '-----BEGIN RSA PRIVATE KEY-----',
  ])('masks %s', (value) => expect(masks(value)).toBe(true));
  it.each([
    'order 4711 paid',
    '1796000000000000000',
    '0af7651916cd43dd8448eb211c80319c',
    'GET /v1/orders 200 in 12ms',
    '6f1c2b9a-3d47-4e58-9a0b-1c2d3e4f5a6b',
  ])('lets %s be', (value) => expect(masks(value)).toBe(false));
});
