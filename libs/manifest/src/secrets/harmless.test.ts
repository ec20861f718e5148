import { expect, it } from 'vitest';
import { findSecrets, mask } from './index.ts';
import { base64, random } from './testing.ts';

const object = (kind: string, rest: object) => ({ apiVersion: 'v1', kind, metadata: { name: 'order' }, ...rest });
const configMap = (data: Record<string, string>) => object('ConfigMap', { data });
const pod = (container: object) => object('Pod', { spec: { containers: [{ name: 'order', ...container }] } });
const env = (name: string, value: string) => pod({ env: [{ name, value }] });

const guid = '7f3d2c1b-0a9e-4d8c-b7a6-5f4e3d2c1b0a';
const certificate = `-----BEGIN CERTIFICATE-----\n${random(256)}\n-----END CERTIFICATE-----\n`;
const publicKey = `-----BEGIN PUBLIC KEY-----\n${random(128)}\n-----END PUBLIC KEY-----\n`;

const harmless: readonly (readonly [what: string, value: unknown])[] = [
  ['image of a token service', pod({ image: `registry.example.com/token:1.4.1@sha256:${random(64, 'hex')}` })],
  ['image digest', pod({ image: `registry.example.com/order:1.4.1@sha256:${random(64, 'hex')}` })],
  [
    'content hash in an annotation',
    object('Service', { metadata: { annotations: { 'delivery.example/secret-hash': random(64, 'hex') } } }),
  ],
  ['checksum of a Secret', object('Service', { metadata: { annotations: { 'checksum/secret': random(64, 'hex') } } })],
  ['UUID of a token', env('ORDER_TOKEN', guid)],
  [
    'Azure client id',
    object('ServiceAccount', { metadata: { annotations: { 'azure.workload.identity/client-id': guid } } }),
  ],
  ['ARN of a secret', env('DB_SECRET', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:order-postgres-AbCdEf')],
  [
    'role ARN',
    object('ServiceAccount', {
      metadata: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/order' } },
    }),
  ],
  ['name of a Google secret', env('DB_SECRET', 'projects/delivery-prod/secrets/order-postgres/versions/4')],
  [
    'secretKeyRef',
    pod({ env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'order-postgres', key: 'password' } } }] }),
  ],
  ['file of a password', env('POSTGRES_PASSWORD', '/etc/secrets/postgres/password')],
  [
    'file of a token in a flag',
    pod({ args: ['--token=/var/run/secrets/tokens/token', '--password-file', '/etc/x/password'] }),
  ],
  ['name of a file in a variable', env('PASSWORD_FILE', 'hunter22')],
  ['variable of Kubernetes', env('DSN', 'postgres://order:$(POSTGRES_PASSWORD)@db:5432/orders')],
  ['variable of a shell', configMap({ conf: 'password=${DB_PASSWORD}\ntoken: $TOKEN\n' })],
  [
    'template of an ExternalSecret',
    object('ExternalSecret', {
      spec: {
        target: {
          template: { data: { password: '{{ .password }}', url: 'redis://:{{ .password | urlquery }}@redis' } },
        },
      },
    }),
  ],
  ['template in a Secret', object('Secret', { stringData: { password: '{{ .Values.password | quote }}' } })],
  [
    'reference for a plugin in a Secret',
    object('Secret', { stringData: { password: '<path:secret/data/order#password>' } }),
  ],
  ['empty Secret', object('Secret', { data: {}, stringData: { a: '' } })],
  ['certificate in a Secret', object('Secret', { data: { 'ca.crt': base64(certificate) } })],
  [
    'ExternalSecret',
    object('ExternalSecret', {
      spec: { data: [{ secretKey: 'password', remoteRef: { key: 'order-postgres', property: 'password' } }] },
    }),
  ],
  [
    'SecretStore',
    object('SecretStore', {
      spec: { provider: { vault: { path: 'secret', auth: { kubernetes: { role: 'order' } } } } },
    }),
  ],
  ['sealed secret', object('SealedSecret', { spec: { encryptedData: { password: `Ag${random(300)}` } } })],
  ['certificate', configMap({ 'ca.crt': certificate, token: certificate })],
  [
    'certificate in base64',
    object('ValidatingWebhookConfiguration', { webhooks: [{ clientConfig: { caBundle: base64(certificate) } }] }),
  ],
  ['public key of a token', configMap({ 'jwt-key': publicKey, signingKey: publicKey })],
  ['header of a private key alone', configMap({ help: 'It begins with "-----BEGIN PRIVATE KEY-----".' })],
  [
    'private key to be filled in',
    configMap({ key: '-----BEGIN PRIVATE KEY-----\n{{ .key }}\n-----END PRIVATE KEY-----' }),
  ],
  ['name of a Secret as a token', env('GITHUB_TOKEN', 'order-github-credentials')],
  ['number of tokens', env('MAX_TOKENS', '4096')],
  ['duration of a token', env('SESSION_TOKEN', '3600s')],
  ['switch', pod({ env: [{ name: 'USE_PASSWORD', value: 'true' }] })],
  ['address of a token server', env('OIDC_TOKEN', 'https://login.example.com/oauth2/v2/token')],
  [
    'prose',
    configMap({ help: 'password: the one of the database. The token is read from a file; secret: see the wiki.' }),
  ],
  [
    'query',
    object('PrometheusRule', {
      spec: { expr: 'sum by (secret) (rate(token_requests_total{token!="",key="a"}[5m])) > 0' },
    }),
  ],
  ['condition', object('Rule', { condition: 'fd.name startswith /etc/secrets and proc.args contains "password="' })],
  [
    'source',
    configMap({
      'a.js':
        'const password = secrets.database.password;\nif (token === undefined) login({ password: readPassword() });',
    }),
  ],
  [
    'names of keys',
    configMap({ keys: JSON.stringify({ token: 'ORDER_TOKEN', secret: 'order-postgres', apiKey: 'api-key' }) }),
  ],
  [
    'name with a prefix in it',
    pod({ image: 'registry.example.com/task-hf_model:1', args: ['risk-sk_live_mode', 'mask=SKU'] }),
  ],
  ['already masked', configMap({ log: 'password=*** Authorization: Bearer *** redis://:***@redis ghp_***' })],
  ['reference to 1Password in a Secret', object('Secret', { stringData: { token: 'op://delivery/order/token' } })],
  ['file of a certificate', object('PushSecret', { spec: { match: { secretKey: 'client-cert.p12' } } })],
  ['short values', { token: 'a', apiKey: 'abc123', secret: '' }],
  ['no text', { a: [1, true, null, undefined], password: 12, token: null }],
];

it.each(harmless)('lets pass: %s', (_, value) => {
  expect(findSecrets(value)).toEqual([]);
  const json = JSON.stringify(value);
  expect(mask(json)).toBe(json);
});

it.each([null, undefined, 1, true, '', [], {}])('%j holds nothing', (value) => {
  expect(findSecrets(value)).toEqual([]);
});

it('takes the words of a schema for what they are, but no key in it', () => {
  const crd = (text: string) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    spec: { versions: [{ schema: { properties: { password: { default: text, description: `password=${text}` } } } }] },
  });
  expect(findSecrets(crd('redis://user:hunter22@host'))).toEqual([]);
  expect(findSecrets(crd(`gl${'pat-'}${random(20)}`)).map(({ kind }) => kind)).toEqual([
    'GitLab token',
    'GitLab token',
  ]);
});
