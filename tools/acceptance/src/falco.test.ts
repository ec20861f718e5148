import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRules } from '@delivery/falco';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const folder = join(import.meta.dirname, '../../../generated/falco');

/** By name, as Falco loads them. */
function filesBelow(cluster: string) {
  return readdirSync(join(folder, cluster, 'falco'))
    .sort()
    .map((name) => ({ name, entries: parse(readFileSync(join(folder, cluster, 'falco', name), 'utf8')) as unknown }));
}

it.each(readdirSync(folder))('the rules of %s load', (cluster) => {
  const { rules, findings } = loadRules(filesBelow(cluster));
  expect(findings).toEqual([]);
  expect(rules.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'Metadata Service Contact',
      'Sensitive File Read',
      'Terminal in Container',
      'Write Below Binary Directory',
    ]),
  );
});

it('a service that is not on a cluster has no rule there', () => {
  const named = (cluster: string) => loadRules(filesBelow(cluster)).rules.map(({ name }) => name);
  expect(named('aws-prod-eu-west-1')).toContain('Unauthorized Process in Payment Container');
  expect(named('edge-hamburg')).not.toContain('Unauthorized Process in Payment Container');
});
