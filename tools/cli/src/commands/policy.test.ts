import { checks } from '@delivery/policy';
import { describe, expect, it } from 'vitest';
import { checkList } from '../policy/check-list.ts';
import { badExample, goodExample } from '../policy/example-text.ts';
import { runCli } from '../testing/run-cli.ts';
import picocolors from 'picocolors';

describe('delivery policy', () => {
  it('lists every check once, in groups', async () => {
    const { exitCode, stdout, stderr } = await runCli('policy');
    expect(exitCode).toBe(0);
    const listed = stdout.split('\n').flatMap((line) => /^ {2}([A-Z]\d+[a-z]?) /.exec(line)?.[1] ?? []);
    expect([...listed].sort()).toEqual(checks.map(({ id }) => id).sort());
    expect(stdout).toMatch(/^Workloads\n {2}W01 /);
    expect(stdout).toMatch(/\n\nContracts between objects\n {2}C/);
    expect(stdout).toMatch(/\n {2}W27 +image-by-digest +error +all +Every image is pinned by digest\n/);
    expect(stdout).toMatch(/\n {2}W30 +signed-image .* \(not yet provable\)\n/);
    expect(stderr).toContain(`${checks.length} checks; \`npm run delivery -- policy <id>\` explains one`);
  });

  it('has a group for what comes', () => {
    const [check] = checks;
    if (check === undefined) throw new Error('no checks');
    expect(checkList([{ ...check, id: 'Z01' }], picocolors.createColors(false))).toMatch(/^Others\n {2}Z01 /);
  });

  it.each(['W27', 'w27', 'image-by-digest'])('explains %s', async (word) => {
    const { exitCode, stdout } = await runCli(`policy ${word}`);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^W27 image-by-digest\nEvery image is pinned by digest\n\nseverity {2}error, from --policy all\nwhy {7}\S/,
    );
    expect(stdout).toContain('sources   checkov CKV_K8S_43\n          kubescape C-0306\n');
    expect(stdout).toMatch(
      /\ngood {6}tag and digest\n {4}apiVersion: apps\/v1\n {4}kind: Deployment\n {4}metadata:\n {6}name: order\n {4}spec:\n/,
    );
    expect(stdout).toContain(`
bad       tag alone
          container "order": image "registry.example/delivery/order:1.4.1"
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: order
    spec:
      template:
        spec:
          containers:
            - image: registry.example/delivery/order:1.4.1
              name: order

waive     where it must be so: an annotation of the object, with the reason
    metadata:
      annotations:
        policy.delivery.example/W27: <why it may be so here>
`);
  });

  it('says of what is not provable yet what would prove it', async () => {
    const { stdout } = await runCli('policy A04');
    expect(stdout).toMatch(/\nunproven {2}\S/);
    expect(stdout).not.toContain('\ngood ');
  });

  it.each([
    ['W72z', 'did you mean'],
    ['image-by-digst', 'did you mean "image-by-digest"?'],
  ])('names what was meant by %s', async (word, fix) => {
    const { exitCode, stderr } = await runCli(`policy ${word}`);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`error unknown-check\n  <id>\n  found    "${word}", which is no check\n`);
    expect(stderr).toContain(`fix      ${fix}`);
  });

  it('is JSON', async () => {
    const { checks: listed } = JSON.parse((await runCli('policy --output json')).stdout) as {
      checks: readonly object[];
    };
    expect(listed).toHaveLength(checks.length);
    expect(JSON.parse((await runCli('policy W27 --output json')).stdout)).toMatchObject({
      command: 'policy',
      exitCode: 0,
      check: { id: 'W27', level: 'all', good: { name: 'tag and digest' }, bad: { found: expect.any(String) } },
    });
  });
});

it('every check has a bad example that can be shown, and a good one or its name', () => {
  const object = /^apiVersion: .+\nkind: .+\nmetadata:\n/;
  for (const check of checks.filter(({ notYetProvable }) => notYetProvable === undefined)) {
    const [good, bad] = [goodExample(check), badExample(check)];
    expect(bad?.yaml, check.id).toMatch(object);
    expect(good?.name, check.id).not.toBe('');
    if (good?.yaml !== '') expect(good?.yaml, check.id).toMatch(object);
    expect(`${good?.yaml}${bad?.yaml}`.length, check.id).toBeLessThan(8000);
  }
});
