import { expect, it } from 'vitest';
import { codeOwners } from './code-owners.ts';

const url = 'https://github.com/delivery-example/platform.git';
const apps = [
  { folder: 'apps/services/order', owner: 'ordering' },
  { folder: 'apps/foundation/namespaces', owner: 'platform' },
];
const [file] = codeOwners(apps, url);

/** The owners of a file, as GitHub reads the few kinds of patterns that we write. */
function ownersOf(path: string): readonly string[] {
  const rows = (file?.text ?? '').split('\n').filter((row) => row !== '' && !row.startsWith('#'));
  const matching = rows.filter((row) => {
    const [pattern = ''] = row.split(' ');
    return pattern === '*' || `/${path}` === pattern || (pattern.endsWith('/') && `/${path}`.startsWith(pattern));
  });
  return matching.at(-1)?.split(' ').slice(1) ?? [];
}

it('has a row an app, and says from what it is written', () => {
  expect(file).toEqual({
    path: '.github/CODEOWNERS',
    source: 'codeOwners',
    text: `# Written by \`npm run synth\` from the \`owner\` of each component in apps/. Of the rows that match a file, the last one decides.
* @delivery-example/platform
/.github/ @delivery-example/platform
/apps/foundation/namespaces/ @delivery-example/platform
/apps/services/order/ @delivery-example/ordering
/clusters/ @delivery-example/platform
/clusters/accepted-risks.yaml @delivery-example/risk
/generated/
/libs/ @delivery-example/platform
/tools/ @delivery-example/platform
`,
  });
});

it.each([
  ['apps/services/order/component.ts', ['@delivery-example/ordering']],
  ['apps/services/order/release.yaml', ['@delivery-example/ordering']],
  ['apps/services/payment/component.ts', ['@delivery-example/platform']],
  ['clusters/local.yaml', ['@delivery-example/platform']],
  ['clusters/accepted-risks.yaml', ['@delivery-example/risk']],
  ['generated/clusters/local/apps/order/order/service_order.yaml', []],
  ['.github/CODEOWNERS', ['@delivery-example/platform']],
  ['README.md', ['@delivery-example/platform']],
])('%s has the owners %j', (path, owners) => {
  expect(ownersOf(path)).toEqual(owners);
});

it('is the same in whatever order the apps come', () => {
  expect(codeOwners([...apps].reverse(), url)).toEqual([file]);
});

it.each(['http://127.0.0.1:8080/platform.git', 'https://git.example.com/a/b/c.git'])(
  'is not there for %s, which names no organization',
  (address) => {
    expect(codeOwners(apps, address)).toEqual([]);
  },
);
