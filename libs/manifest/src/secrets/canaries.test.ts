import { expect, it } from 'vitest';
import { pathText } from '@delivery/findings';
import { findSecrets, mask } from './index.ts';
import { base64, random } from './testing.ts';

const object = (kind: string, rest: object) => ({ apiVersion: 'v1', kind, metadata: { name: 'order' }, ...rest });
const configMap = (data: Record<string, string>) => object('ConfigMap', { data });
const pod = (container: object) => object('Pod', { spec: { containers: [{ name: 'order', ...container }] } });
const env = (name: string, value: string) =>
  pod({
    env: [
      { name: 'PORT', value: '8080' },
      { name, value },
    ],
  });
const annotated = (name: string, value: string) =>
  object('Service', { metadata: { name: 'order', annotations: { [name]: value } } });
const wrapped = (text: string, width: number) => text.replace(new RegExp(`.{${width}}`, 'g'), '$&\n');

const aws = `AK${'IA'}${random(16, 'upper')}`;
const awsSecret = random(40);
const github = `gh${'p_'}${random(36)}`;
const gitlab = `gl${'pat-'}${random(20)}`;
const slack = `xo${'xb-'}${random(12, 'digits')}-${random(24)}`;
const stripe = `sk_${'live_'}${random(24)}`;
const google = `AI${'za'}${random(35)}`;
const vault = `hv${'s.'}${random(90)}`;
const jwt =
  ['{"alg":"HS256","typ":"JWT"}', `{"sub":"order","jti":"${random(20)}"}`].map(base64).join('.').replaceAll('=', '') +
  `.${random(43)}`;
const body = random(400);
const pem = (type: string) =>
  `-----BEGIN ${type} ${'KEY'}-----\n${wrapped(body, 64)}\n-----END ${type} ${'KEY'}-----\n`;
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** What, where it stands, the path and kind of the hit, and the text that must not be seen again. */
const canaries: readonly (readonly [what: string, planted: unknown, path: string, kind: string, secret: string])[] = [
  ['AWS key in env', env('FOO', aws), 'spec.containers[0].env[1].value', 'AWS access key', aws.slice(4)],
  [
    'AWS secret in env',
    env('AWS_SECRET_ACCESS_KEY', awsSecret),
    'spec.containers[0].env[1].value',
    'literal credential',
    awsSecret,
  ],
  [
    'session key in args',
    pod({ args: ['--id', aws.replace('AK', 'AS')] }),
    'spec.containers[0].args[1]',
    'AWS access key',
    aws.slice(4),
  ],
  [
    'GitHub token in command',
    pod({ command: ['git', 'clone', `https://${github}@github.com/a/b`] }),
    'spec.containers[0].command[2]',
    'GitHub token',
    github.slice(4),
  ],
  [
    'fine-grained GitHub token in a script',
    pod({ args: ['-c', `set -e\ncurl -H "x: github_${'pat_'}${random(60)}" x`] }),
    'spec.containers[0].args[1]',
    'GitHub token',
    random(60),
  ],
  [
    'GitLab token in an annotation',
    annotated('example.com/note', gitlab),
    'metadata.annotations["example.com/note"]',
    'GitLab token',
    gitlab.slice(6),
  ],
  [
    'Slack token in a label of a rule',
    object('PrometheusRule', { spec: { groups: [{ labels: { channel: slack } }] } }),
    'spec.groups[0].labels.channel',
    'Slack token',
    slack.slice(5),
  ],
  [
    'Slack webhook',
    configMap({
      'alertmanager.yaml': `api_url: https://hooks.slack.com/services/T${random(9)}/B${random(9)}/${random(24)}\n`,
    }),
    'data["alertmanager.yaml"]',
    'Slack webhook',
    random(24),
  ],
  [
    'Stripe key in last-applied',
    annotated(lastApplied, JSON.stringify(configMap({ key: stripe }))),
    `metadata.annotations["${lastApplied}"]`,
    'Stripe key',
    stripe.slice(8),
  ],
  [
    'Google API key in a URL',
    env('MAPS', `https://maps.example.com/js?key=${google}&v=3`),
    'spec.containers[0].env[1].value',
    'Google API key',
    google.slice(4),
  ],
  [
    'Google Cloud service account',
    configMap({ 'key.json': JSON.stringify({ type: 'service_account', private_key: pem('PRIVATE') }) }),
    'data["key.json"]',
    'private key',
    body.slice(70, 120),
  ],
  [
    'Azure storage connection string',
    env(
      'STORAGE',
      `DefaultEndpointsProtocol=https;AccountName=orders;AccountKey=${random(86)}==;EndpointSuffix=core.windows.net`,
    ),
    'spec.containers[0].env[1].value',
    'Azure storage key',
    random(86),
  ],
  [
    'Azure service bus',
    configMap({ bus: `Endpoint=sb://x.example.com/;SharedAccessKeyName=a;SharedAccessKey=${random(43)}=` }),
    'data.bus',
    'Azure shared access key',
    random(43),
  ],
  [
    'Azure SAS',
    env('BLOB', `https://a.example.com/c?sv=2024-01-01&sr=c&sig=${random(43)}%3D`),
    'spec.containers[0].env[1].value',
    'Azure SAS signature',
    random(43),
  ],
  [
    'npm token in .npmrc',
    configMap({ '.npmrc': `//registry.example.com/:_authToken=npm_${random(36)}\n` }),
    'data[".npmrc"]',
    'npm token',
    random(36),
  ],
  [
    'PyPI token',
    configMap({ pypirc: `[pypi]\npassword = pypi-${random(120)}\n` }),
    'data.pypirc',
    'PyPI token',
    random(120),
  ],
  [
    'SendGrid key',
    env('MAIL', `SG${'.'}${random(22)}.${random(43)}`),
    'spec.containers[0].env[1].value',
    'SendGrid key',
    random(43),
  ],
  [
    'Twilio key',
    env('SMS', `S${'K'}${random(32, 'hex')}`),
    'spec.containers[0].env[1].value',
    'Twilio key',
    random(32, 'hex'),
  ],
  [
    'Vault token in a flag',
    pod({ args: [`--vault-token=${vault}`] }),
    'spec.containers[0].args[0]',
    'Vault token',
    vault.slice(4),
  ],
  [
    'age key',
    configMap({ 'keys.txt': `# created\nAGE-SECRET-${'KEY-1'}${random(58, 'upper')}\n` }),
    'data["keys.txt"]',
    'age secret key',
    random(58, 'upper'),
  ],
  ['RSA key', configMap({ id_rsa: pem('RSA PRIVATE') }), 'data.id_rsa', 'private key', body.slice(0, 50)],
  [
    'OpenSSH key in a variable, on one line',
    env('DEPLOY', pem('OPENSSH PRIVATE').replaceAll('\n', '\\n')),
    'spec.containers[0].env[1].value',
    'private key',
    body.slice(130, 180),
  ],
  [
    'private key without its end',
    configMap({ key: pem('EC PRIVATE').slice(0, 200) }),
    'data.key',
    'private key',
    body.slice(0, 50),
  ],
  [
    'JSON web token in a header',
    configMap({ conf: `proxy_set_header Authorization "Bearer ${jwt}";` }),
    'data.conf',
    'JSON web token',
    jwt.slice(60),
  ],
  [
    'opaque bearer token',
    pod({ args: ['-H', `Authorization: Bearer ${random(40)}`] }),
    'spec.containers[0].args[1]',
    'bearer token',
    random(40),
  ],
  [
    'basic authorization',
    configMap({ conf: `authorization: Basic ${base64('order:Tr0ub4dor&3')}` }),
    'data.conf',
    'user and password in base64',
    base64('order:Tr0ub4dor&3'),
  ],
  [
    'Docker configuration',
    configMap({ 'config.json': JSON.stringify({ auths: { 'ghcr.io': { auth: base64('robot:Xk29-lmP0qq') } } }) }),
    'data["config.json"]',
    'user and password in base64',
    base64('robot:Xk29-lmP0qq'),
  ],
  [
    'URL of a database',
    env('DATABASE', 'postgres://order:hunter22@db:5432/orders?sslmode=require'),
    'spec.containers[0].env[1].value',
    'password in a URL',
    'hunter22',
  ],
  [
    'URL of Redis, without a user',
    configMap({ 'app.properties': `cache.url=redis://:s3cr3tp4ss@redis:6379/0\nttl=60` }),
    'data["app.properties"]',
    'password in a URL',
    's3cr3tp4ss',
  ],
  [
    'ADO connection string',
    configMap({ db: 'Server=db;Database=orders;User Id=order;Password=Winter2026!;Encrypt=true' }),
    'data.db',
    'literal password',
    'Winter2026!',
  ],
  [
    'libpq connection string',
    env('DSN', 'host=db user=order password=Sommer2026 sslmode=require'),
    'spec.containers[0].env[1].value',
    'literal password',
    'Sommer2026',
  ],
  [
    'weak password in env',
    env('POSTGRES_PASSWORD', 'postgres'),
    'spec.containers[0].env[1].value',
    'literal password',
    'postgres',
  ],
  [
    'weak password in a flag',
    pod({ args: ['--user=order', '--password=postgres'] }),
    'spec.containers[0].args[1]',
    'literal password',
    'postgres',
  ],
  [
    'password as the next argument',
    pod({ args: ['--password', 'changeme', '--verbose'] }),
    'spec.containers[0].args[1]',
    'literal password',
    'changeme',
  ],
  [
    'password in a line of properties',
    configMap({ 'app.properties': 'a=1\nspring.datasource.password=Blue-Horse-77\nb=2\n' }),
    'data["app.properties"]',
    'literal password',
    'Blue-Horse-77',
  ],
  [
    'client secret in YAML',
    configMap({ 'config.yaml': `oidc:\n  clientID: order\n  clientSecret: ${random(32)}\n` }),
    'data["config.yaml"]',
    'literal credential',
    random(32),
  ],
  [
    'hexadecimal API key',
    env('PAGER_API_KEY', random(32, 'hex')),
    'spec.containers[0].env[1].value',
    'literal credential',
    random(32, 'hex'),
  ],
  [
    'token in base64',
    annotated('example.com/blob', base64(`token: ${github}`)),
    'metadata.annotations["example.com/blob"]',
    'GitHub token in base64',
    base64(`token: ${github}`),
  ],
  [
    'private key in base64, over lines',
    configMap({ blob: wrapped(base64(pem('PRIVATE')), 76) }),
    'data.blob',
    'private key in base64',
    base64(pem('PRIVATE')).slice(80, 140),
  ],
  [
    'token over two lines of a script',
    configMap({ 'run.sh': `curl \\\n  --user ${github.slice(0, 20)}\\\n  ${github.slice(20)}\necho done\n` }),
    'data["run.sh"]',
    'GitHub token',
    github.slice(20),
  ],
  [
    'token over concatenated strings',
    configMap({ 'a.js': `const t = '${stripe.slice(0, 16)}' +\n  '${stripe.slice(16)}';\n` }),
    'data["a.js"]',
    'Stripe key',
    stripe.slice(16),
  ],
  [
    'Secret with data',
    object('Secret', { data: { password: base64('postgres') } }),
    'data.password',
    'plain value of a Secret',
    base64('postgres'),
  ],
  [
    'Secret with stringData',
    object('Secret', { stringData: { url: 'https://example.com' } }),
    'stringData.url',
    'plain value of a Secret',
    'https://example.com',
  ],
  [
    'Secret with a known token',
    object('Secret', { data: { a: base64(`x ${aws}`) } }),
    'data.a',
    'AWS access key',
    base64(`x ${aws}`),
  ],
  [
    'key behind the certificate in a Secret',
    object('Secret', { stringData: { pem: `-----BEGIN CERTIFICATE-----\n${random(64)}\n${pem('PRIVATE')}` } }),
    'stringData.pem',
    'private key',
    body.slice(70, 120),
  ],
  [
    'token beside a placeholder in a Secret',
    object('Secret', { stringData: { auth: `{{ .user }} ${gitlab}` } }),
    'stringData.auth',
    'GitLab token',
    gitlab.slice(6),
  ],
  [
    'Secret in last-applied',
    annotated(lastApplied, JSON.stringify(object('Secret', { data: { a: base64('postgres') } }))),
    `metadata.annotations["${lastApplied}"]`,
    'plain value of a Secret',
    base64('postgres'),
  ],
];

it('has at least forty', () => expect(canaries.length).toBeGreaterThanOrEqual(40));

it.each(canaries)('finds and hides: %s', (_, planted, path, kind, secret) => {
  const hits = findSecrets(planted);
  expect(hits.map((hit) => ({ path: pathText(hit.path), kind: hit.kind }))).toEqual([{ path, kind }]);
  const json = JSON.stringify(planted);
  expect(json).toContain(secret);
  const shown = JSON.stringify(hits) + mask(json);
  expect(shown).not.toContain(secret);
  // nor any part of it that would help
  expect(shown).not.toContain(secret.slice(0, 8));
  expect(shown).not.toContain(secret.slice(-8));
  expect(shown).toContain('***');
});

it('finds each in a list of objects too, in order', () => {
  const hits = findSecrets(canaries.map(([, planted]) => planted));
  expect(hits.map(({ path, kind }) => [pathText(path), kind])).toEqual(
    canaries.map(([, , path, kind], i) => [`[${i}].${path}`, kind]),
  );
});
