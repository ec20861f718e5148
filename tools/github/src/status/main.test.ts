import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Answer, standIn } from '../testing.ts';
import { main } from './main.ts';
import type { RingCluster } from './ring-clusters.ts';

const commit = 'a'.repeat(40);
const later = 'b'.repeat(40);

const cluster = (name: string, changes: Partial<RingCluster> = {}): RingCluster => ({
  ...{ name, state: 'serving', cloud: 'aws', intermittent: false, reports: true },
  ...changes,
});
const canary = [cluster('aws-one'), cluster('aws-two', { state: 'draining' }), cluster('gcp-one', { cloud: 'gcp' })];

interface Status {
  readonly context: string;
  readonly state: string;
  readonly description?: string | null;
  readonly target_url?: string | null;
}
type Looks = readonly (readonly Status[])[];
const said = (name: string, state = 'success', description: string | null = null): Status => ({
  ...{ context: `delivery/${name}`, state, description, target_url: `https://git.test/${name}` },
});

interface Job {
  readonly clusters?: readonly RingCluster[];
  /** What one look after another finds at the commit; the last one stays. */
  readonly looks?: Looks;
  /** Where the ring is. @default - at the commit */
  readonly at?: string;
  readonly atLater?: readonly Status[];
  readonly compare?: string;
  readonly answer?: (path: string) => Answer | undefined;
}

/** A job that waits, against a stand-in of the API whose time goes by at once. */
async function job({
  clusters = canary,
  looks = [[]],
  at = commit,
  atLater = [],
  compare = 'ahead',
  answer,
}: Job = {}) {
  let look = 0;
  const combined = (statuses: readonly Status[], path: string): Answer => {
    const page = Number(new URL(path, 'http://x').searchParams.get('page'));
    return { body: { total_count: statuses.length, statuses: statuses.slice((page - 1) * 100, page * 100) } };
  };
  const server = await standIn(({ path }) => {
    const special = answer?.(path);
    if (special) return special;
    if (path === '/repos/o/r/git/ref/heads/ring/canary') return { body: { object: { sha: at } } };
    if (path.startsWith(`/repos/o/r/compare/${commit}...${later}`)) return { body: { status: compare } };
    if (path.startsWith(`/repos/o/r/commits/${later}/status?`)) return combined(atLater, path);
    if (!path.startsWith(`/repos/o/r/commits/${commit}/status?`)) return undefined;
    const statuses = looks[Math.min(look, looks.length - 1)] ?? [];
    if (path.endsWith('&page=1')) look++;
    return combined(statuses, path);
  });
  const lines: string[] = [];
  for (const stream of ['log', 'error'] as const) {
    const spy = vi.spyOn(console, stream).mockImplementation((text: string) => void lines.push(text));
    onTestFinished(() => spy.mockRestore());
  }
  let clock = 0;
  const env = { GITHUB_API_URL: server.url, GITHUB_REPOSITORY: 'o/r', GH_TOKEN: 'top' };
  const run = (argv: readonly string[] = ['--cloud', 'aws'], changes: Readonly<Record<string, undefined>> = {}) =>
    main('/', ['--commit', commit, '--ring', 'canary', ...argv], {
      env: { ...env, ...changes },
      rings: [
        { name: 'development', ref: 'ring/development', clusters: [] },
        { name: 'canary', ref: 'ring/canary', clusters },
      ],
      wait: async (milliseconds) => void (clock += milliseconds),
      now: () => clock,
    });
  return { ...server, lines, run, minutes: () => clock / 60_000 };
}

it('waits until all clusters of the ring on the cloud are healthy, and tells what changes', async () => {
  const { run, lines, requests, minutes } = await job({
    looks: [
      [],
      [said('aws-one')],
      [said('aws-one'), said('aws-two', 'pending')],
      [said('aws-one'), said('aws-two', 'success', 'synced')],
    ],
  });
  expect(await run()).toBe(0);
  expect(lines).toEqual([
    'delivery/aws-one: nothing yet',
    'delivery/aws-two: nothing yet',
    'delivery/aws-one: success',
    'delivery/aws-two: success, synced',
  ]);
  expect(minutes()).toBe(1);
  expect(requests[0]?.headers.authorization).toBe('Bearer top');
  expect(requests.map(({ path }) => path)).not.toContain('gcp-one');
});

it('waits for every cloud without --cloud', async () => {
  const { run, lines } = await job({ looks: [['aws-one', 'aws-two', 'gcp-one'].map((name) => said(name))] });
  expect(await run([])).toBe(0);
  expect(lines).toHaveLength(3);
});

it('ends at once with 1 when a cluster has failed, and says where to look', async () => {
  const { run, lines, minutes } = await job({ looks: [[said('aws-two', 'failure', 'unhealthy: order')]] });
  expect(await run()).toBe(1);
  expect(minutes()).toBe(0);
  expect(lines.at(-1)).toBe(`error delivery-failed
  delivery/aws-two
  found    failure, unhealthy: order, https://git.test/aws-two
  allowed  success
  fix      look at the cluster, which goes on trying: run this again once it is healthy, or revert the commit`);
});

it('ends with 1 when the time is over, and names those that said nothing', async () => {
  const { run, lines, minutes } = await job({ looks: [[said('aws-one')]] });
  expect(await run(['--cloud', 'aws', '--timeout', '2', '--interval', '30'])).toBe(1);
  expect(minutes()).toBe(2);
  expect(lines.at(-1)).toBe(`error delivery-silent
  delivery/aws-two
  found    no status in 2 minutes
  allowed  success
  fix      look whether its engine syncs, and whether its token for commit statuses is valid; then run this again`);
});

it('does not fail for a cluster that is often out of reach and says nothing', async () => {
  const { run, lines } = await job({ clusters: [cluster('edge-one', { cloud: 'edge', intermittent: true })] });
  expect(await run(['--cloud', 'edge', '--timeout', '1'])).toBe(0);
  expect(lines.at(-1)).toBe(
    'delivery/edge-one: not waited for any longer, since its link is intermittent; it follows when it is back',
  );
});

it('fails for a cluster that is often out of reach and says that it failed', async () => {
  const clusters = [cluster('edge-one', { cloud: 'edge', intermittent: true })];
  const { run } = await job({ clusters, looks: [[said('edge-one', 'failure')]] });
  expect(await run(['--cloud', 'edge'])).toBe(1);
});

it('passes at once where no cluster has to say anything', async () => {
  const { run, lines, requests } = await job({
    clusters: [
      cluster('aws-new', { state: 'joining' }),
      cluster('aws-old', { state: 'retired' }),
      cluster('aws-desk', { reports: false }),
      cluster('gcp-one', { cloud: 'gcp' }),
    ],
  });
  expect(await run()).toBe(0);
  expect(lines).toEqual([
    'aws-new: not waited for (joining)',
    'aws-old: not waited for (retired)',
    'aws-desk: not waited for (reports nothing)',
    'no cluster to wait for in ring canary on aws',
  ]);
  expect(requests).toEqual([]);
});

describe('a ring that has moved on', () => {
  it('is healthy at the later commit, which has this one too', async () => {
    const { run } = await job({ at: later, atLater: [said('aws-one'), said('aws-two')] });
    expect(await run()).toBe(0);
  });

  it('does not count when it has left this commit', async () => {
    const { run, lines } = await job({ at: later, compare: 'diverged', atLater: [said('aws-one'), said('aws-two')] });
    expect(await run(['--cloud', 'aws', '--timeout', '1'])).toBe(1);
    expect(lines.slice(0, 3)).toEqual([
      `ring/canary is at ${later}, which does not have the commit`,
      'delivery/aws-one: nothing yet',
      'delivery/aws-two: nothing yet',
    ]);
  });
});

it('reads every page', async () => {
  const others = Array.from({ length: 150 }, (_, i) => said(`other-${i}`));
  const { run } = await job({ looks: [[...others, said('aws-one'), said('aws-two')]] });
  expect(await run()).toBe(0);
});

it('asks again after a fault of the server', async () => {
  let faults = 2;
  const { run } = await job({
    looks: [[said('aws-one'), said('aws-two')]],
    answer: (path) => (path.includes('/status?') && faults-- > 0 ? { status: 502 } : undefined),
  });
  expect(await run()).toBe(0);
});

describe('refuses', () => {
  it.each([
    [['--ring', 'cannary'], 'found    --ring "cannary"; there are development, canary'],
    [['--commit', 'main'], 'found    --commit "main"'],
    [['--timeout', 'soon'], 'found    --timeout "soon"'],
    [['--dada'], "found    Unknown option '--dada'"],
  ])('%j, with 2', async (argv, found) => {
    const { run, lines } = await job();
    expect(await run(argv)).toBe(2);
    expect(lines.join('\n')).toContain(found);
  });

  it('a job without a token, with 2', async () => {
    const { run, lines } = await job();
    expect(await run(undefined, { GH_TOKEN: undefined })).toBe(2);
    expect(lines.at(-1)).toContain('set it to a token that may read commit statuses');
  });

  it('a repository that the token may not read, with 4', async () => {
    const { run, lines } = await job({ answer: () => ({ status: 404, body: { message: 'Not Found' } }) });
    expect(await run()).toBe(4);
    expect(lines.at(-1)).toContain('found    404 Not Found');
  });
});
