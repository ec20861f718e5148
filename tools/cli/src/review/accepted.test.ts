import { tempRepository } from '@delivery/git/testing';
import { expect, it } from 'vitest';
import { fleet, runCli } from '../testing/run-cli.ts';

type Texts = Readonly<Record<string, string>>;

const FILE = 'clusters/accepted-risks.yaml';
const many: Texts = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`eu/order/settings-${i}`, 'a']));
const few: Texts = { 'eu/order/settings-0': 'a' };

function tree(texts: Texts) {
  return Object.fromEntries([...fleet(texts).files].map(([path, { text }]) => [path, text]));
}

/** A repository in which nearly everything of an app is about to go. */
function repository() {
  const repo = tempRepository();
  repo.commit(tree(many));
  for (const path of Object.keys(tree(many))) if (!(path in tree(few))) repo.git('rm', '-q', path);
  const risk = async (line = 'risk --output json') => {
    const { exitCode, stdout } = await runCli(line, { root: repo.root, cwd: repo.root, render: () => fleet(few) });
    return { exitCode, json: JSON.parse(stdout) as Answer };
  };
  return { repo, risk };
}

interface Answer {
  readonly verdict: string;
  readonly hits: readonly { readonly rule: string; readonly accepted?: string; readonly acceptance?: string }[];
  readonly findings: readonly { readonly id: string; readonly severity: string }[];
}

/** What `delivery risk` prints for every stop, with a reason. */
function accepted({ hits }: Answer): string {
  return hits.map(({ acceptance = '' }) => acceptance.replace('<why it may happen>', 'the app is gone')).join('');
}

it('a stop passes with what it prints, and only for the same change', async () => {
  const { repo, risk } = repository();
  const stopped = await risk();
  expect([stopped.exitCode, stopped.json.verdict]).toEqual([6, 'stop']);
  repo.write({ [FILE]: accepted(stopped.json) });
  const { exitCode, json } = await risk();
  expect([exitCode, json.verdict === 'stop']).toEqual([json.verdict === 'two-reviewers' ? 1 : 0, false]);
  expect(json.hits.filter(({ acceptance }) => acceptance !== undefined).map((hit) => hit.accepted)).toEqual(
    stopped.json.hits.flatMap(({ acceptance }) => (acceptance === undefined ? [] : ['the app is gone'])),
  );
  repo.write({ [FILE]: accepted(stopped.json).replaceAll(/change: "[0-9a-f]{4}/g, 'change: "0000') });
  expect((await risk()).exitCode).toBe(6);
});

it('once merged it matches nothing: an error on main, and a warning on a branch', async () => {
  const { repo, risk } = repository();
  repo.commit({ [FILE]: accepted((await risk()).json) });
  const of = async () => {
    const { exitCode, json } = await risk();
    return [exitCode, ...new Set(json.findings.map(({ id, severity }) => `${severity} ${id}`))];
  };
  expect(await of()).toEqual([1, 'error acceptance-matches']);
  repo.git('checkout', '-q', '-b', 'change');
  repo.commit({ 'README.md': 'more' });
  expect(await of()).toEqual([0, 'warning acceptance-matches']);
});

it('one without a reason is refused', async () => {
  const { repo } = repository();
  repo.write({ [FILE]: '- { rule: D02, object: eu//ConfigMap/order/a, change: abc, reason: "" }\n' });
  const { exitCode, stderr } = await runCli('risk', { root: repo.root, cwd: repo.root, render: () => fleet(few) });
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`error ${FILE}:1:47 accepted-risks-schema`);
});

it('--fail-on stop lets pass what asks for two reviewers', async () => {
  const { repo } = repository();
  repo.git('reset', '-q', '--hard');
  repo.git('rm', '-q', Object.keys(tree(many))[0] ?? '');
  const rest = Object.fromEntries(Object.entries(many).slice(1));
  const exitOf = async (line: string) =>
    (await runCli(line, { root: repo.root, cwd: repo.root, render: () => fleet(rest) })).exitCode;
  expect([await exitOf('risk'), await exitOf('risk --fail-on stop')]).toEqual([1, 0]);
});
