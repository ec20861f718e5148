import { goProgram } from '@delivery/scanners/go-program';
import { parse } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { withFiles } from './disk.ts';
import { amtool } from './programs.ts';
import { run } from './run.ts';
import { authoredAlerts, filesOf, synthesis } from './world.ts';

const FILE = 'alertmanager.yaml';

const ask = (files: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  withFiles(files, (folder) => run(goProgram(amtool), args, folder));
const check = (text: string, files: Readonly<Record<string, string>> = {}) =>
  ask({ ...files, [FILE]: text }, 'check-config', FILE);

/** Receivers of an alert with these labels, in order. */
async function receiversOf(text: string, labels: Readonly<Record<string, string>>): Promise<string> {
  const args = Object.entries(labels).map(([label, value]) => `${label}=${value}`);
  const { said } = await ask({ [FILE]: text }, 'config', 'routes', 'test', `--config.file=${FILE}`, ...args);
  return said.trim();
}

const configurations = filesOf('alertmanager');

it('there is one for every cluster with rules', () => {
  expect(configurations.length).toBeGreaterThan(0);
  expect(configurations.map(({ cluster }) => cluster).sort()).toEqual(
    [...new Set(filesOf('prometheus').map(({ cluster }) => cluster))].sort(),
  );
});

const names = [...new Set(authoredAlerts.map(({ alert }) => alert.name))];

/** Names of alerts, and each alternative of patterns of names, of which there are none. */
function meaningless(text: string): readonly string[] {
  const means = (pattern: string) => names.some((name) => new RegExp(`^(?:${pattern})$`).test(name));
  return [...new Set(patternsIn(text))].filter((pattern) => !means(pattern));
}

function patternsIn(text: string): readonly string[] {
  return [...text.matchAll(/alertname=~?"([^"]+)"/g)].flatMap(([, pattern = '']) => pattern.split('|'));
}

it('no alert that silences or is silenced is a word without a meaning', () => {
  expect(configurations.flatMap(({ text }) => patternsIn(text)).length).toBeGreaterThan(0);
  expect(configurations.flatMap(({ text }) => meaningless(text))).toEqual([]);
});

it('an alert that there is not would be noticed', () => {
  const inhibit = (source: string, target: string) => `source_matchers: ['${source}']\ntarget_matchers: ['${target}']`;
  expect(
    meaningless(inhibit('alertname="ClusterAway"', 'alertname=~"EndpointCertExpiring|CertGone|Availability.*"')),
  ).toEqual(['ClusterAway', 'CertGone']);
});

describe.each(configurations)('$path', ({ cluster: name, text }) => {
  const { fleet, appsOn } = synthesis.model;
  const cluster = fleet.clusters.find((one) => one.name === name);
  if (cluster === undefined) throw new Error(`no cluster ${name}`);
  const owners = [...new Set(appsOn(cluster).map(({ owner }) => owner))].sort();
  // nobody is called for a cluster that only its developers use
  const pager = cluster.environment.name === 'development' ? 'ticket' : 'page';

  it('is accepted, with its templates', async () => {
    const mounted = text.replaceAll(/\/etc\/alertmanager\/configmaps\/[^/]+\//g, '');
    const { status, said } = await check(mounted, templatesOn(name));
    expect({ status, said: status === 0 ? '' : said }).toEqual({ status: 0, said: '' });
    expect(said).toMatch(/ - [1-9]\d* templates\n/);
  });

  it('brings every alert to its owner, and pages for pages alone', async () => {
    const routed = await Promise.all(
      owners.flatMap((owner) =>
        ['page', 'ticket'].map(async (severity) => [
          `${owner} ${severity}`,
          await receiversOf(text, {
            alertname: 'AvailabilityBurnFast',
            owner,
            severity,
            service: 'order',
            cluster: name,
          }),
        ]),
      ),
    );
    const expected = owners.flatMap((owner) => [
      [`${owner} page`, `${owner}-${pager}`],
      [`${owner} ticket`, `${owner}-ticket`],
    ]);
    expect(Object.fromEntries(routed)).toEqual(Object.fromEntries(expected));
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['the dead man’s switch', { alertname: 'Watchdog', owner: 'platform', severity: 'page' }, 'watchdog'],
    ['an owner whom nobody knows', { alertname: 'OutboxLag', owner: 'nobody', severity: 'page' }, 'platform-ticket'],
    ['an alert without labels', { alertname: 'OutboxLag' }, 'platform-ticket'],
  ])('knows where %s goes', async (_, labels, receiver) => {
    expect(await receiversOf(text, labels)).toBe(receiver);
  });
});

/** What the operator mounts beside the configuration. */
function templatesOn(cluster: string): Readonly<Record<string, string>> {
  const file = synthesis.files.get(
    `generated/clusters/${cluster}/apps/alertmanager/monitoring/configmap_alertmanager-templates.yaml`,
  );
  return (parse(file?.text ?? '{}') as { readonly data?: Readonly<Record<string, string>> }).data ?? {};
}

it.each<[string, string, RegExp]>([
  ['a route to nobody', 'route: { receiver: nobody }\nreceivers: [{ name: somebody }]', /undefined receiver "nobody"/],
  ['a field that is none', 'route: { receiver: a }\nreceivers: [{ name: a }]\ninhibit: []', /field inhibit not found/],
  [
    'a matcher with a hole',
    'route: { receiver: a, routes: [{ matchers: ["owner=~("] }] }\nreceivers: [{ name: a }]',
    /missing closing \)/,
  ],
])('amtool would refuse %s', async (_, text, wrong) => {
  const { status, said } = await check(text);
  expect(status).not.toBe(0);
  expect(said).toMatch(wrong);
});
