import { expect, it } from 'vitest';
import { expectedOf } from './credential-name.ts';

it.each([
  ...[
    'password',
    'POSTGRES_PASSWORD',
    'PGPASSWORD',
    'dbPassword',
    'spring.datasource.password',
    'ssl-passphrase',
    'Pwd',
  ],
  ...['DB_PASS', 'passwords', 'password_2', 'passwordValue', 'PASSWORD_BASE64', '--password'],
])('%s names a password', (name) => {
  expect(expectedOf(name)).toBe('password');
});

it.each([
  ...[
    'token',
    'GITHUB_TOKEN',
    'clientSecret',
    'client-secret',
    'authtoken',
    'api_key',
    'apiKey',
    'apikeys',
    'x-api-key',
  ],
  ...['AWS_SECRET_ACCESS_KEY', 'accessKey', 'privateKey', 'signing-key', 'credentials', 'SESSION_KEY', '_authToken'],
])('%s names a credential', (name) => {
  expect(expectedOf(name)).toBe('credential');
});

it('auth alone names a user and password', () => {
  expect(expectedOf('auth')).toBe('basic');
  expect(expectedOf('authType')).toBeUndefined();
  expect(expectedOf('basic-auth')).toBeUndefined();
});

it.each([
  ...[
    'passwordFile',
    'PASSWORD_PATH',
    'tokenTTL',
    'secretName',
    'secretKeyRef',
    'tokenReviewerURL',
    'MAX_TOKENS_PER_MINUTE',
  ],
  ...[
    'key',
    'primaryKey',
    'routing-key',
    'publicKey',
    'AWS_ACCESS_KEY_ID',
    'client_id',
    'secret-hash',
    'checksum/secret',
  ],
  ...['bypass', 'compass', 'tokenizer', 'secretary', 'passwordLength', 'authority', '', 'a'.repeat(300) + 'password'],
])('%s promises nothing', (name) => {
  expect(expectedOf(name)).toBeUndefined();
});
