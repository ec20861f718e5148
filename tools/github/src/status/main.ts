// Waits until a ring's clusters run a commit and are healthy: `npm run deliver:wait -- --commit <sha> --ring canary --cloud aws`.
import { setTimeout as sleep } from 'node:timers/promises';
import { toText } from '@delivery/findings';
import { githubApi, type GithubApiOptions } from '../api/github-api.ts';
import { attempt, optionsOf, refuseUsage, variable } from '../attempt.ts';
import { statusesOf } from './commit-status.ts';
import { waitedFor } from './ring-clusters.ts';
import { commitsOf } from './ring-commits.ts';
import { ringsOf, type Ring } from './rings.ts';
import { waitForStatus } from './wait-for-status.ts';

const USAGE =
  'npm run deliver:wait -- --commit <40 hexadecimal digits> --ring <ring> [--cloud <cloud>] [--timeout <minutes>] [--interval <seconds>]';

const OPTIONS = { commit: 'string', ring: 'string', cloud: 'string', timeout: 'string', interval: 'string' } as const;

export interface WaitDeps extends Pick<GithubApiOptions, 'fetch'> {
  /** @default - that of this process */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What `delivery rings --output json` answers. @default - it is asked */
  readonly rings?: readonly Ring[];
  /** @default - a timer */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  /** @default - the clock */
  readonly now?: () => number;
}

/** @returns 0: all are healthy; 1: one has failed, or said nothing in time */
export function main(root: string, argv: readonly string[], deps: WaitDeps = {}): Promise<number> {
  const { env = process.env, wait = sleep, now = Date.now } = deps;
  return attempt(async () => {
    const { commit = '', ring: name, cloud, timeout, interval } = optionsOf(argv, OPTIONS, USAGE);
    const [milliseconds, between] = [
      numberOf('timeout', timeout, 60) * 60_000,
      numberOf('interval', interval, 20) * 1000,
    ];
    if (!/^[0-9a-f]{40}$/.test(commit)) throw refuseUsage(`--commit "${commit}"`, USAGE);
    const rings = deps.rings ?? ringsOf(root);
    const ring = rings.find((one) => one.name === name);
    if (ring === undefined) {
      throw refuseUsage(`--ring "${name ?? ''}"; there are ${rings.map((one) => one.name).join(', ')}`, USAGE);
    }
    const inCloud = ring.clusters.filter((cluster) => cloud === undefined || cluster.cloud === cloud);
    const clusters = waitedFor(inCloud);
    for (const cluster of inCloud.filter((one) => !clusters.includes(one)))
      console.log(`${cluster.name}: not waited for (${cluster.reports ? cluster.state : 'reports nothing'})`);
    if (clusters.length === 0) {
      console.log(`no cluster to wait for in ring ${ring.name}${cloud === undefined ? '' : ` on ${cloud}`}`);
      return 0;
    }
    const api = githubApi({
      baseUrl: env.GITHUB_API_URL || 'https://api.github.com',
      token: variable(env, 'GH_TOKEN', 'a token that may read commit statuses'),
      ...(deps.fetch && { fetch: deps.fetch }),
      wait,
    });
    const repository = variable(env, 'GITHUB_REPOSITORY', '<owner>/<name>');
    let told = '';
    const look = async () => {
      const { commits, missing } = await commitsOf(api, repository, ring.ref, commit);
      if (missing !== undefined && missing !== told) console.log((told = missing));
      return Promise.all(commits.map((one) => statusesOf(api, repository, one)));
    };
    const findings = await waitForStatus({
      clusters,
      look,
      timeout: milliseconds,
      interval: between,
      now,
      wait,
      say: (line) => console.log(line),
    });
    if (findings.length === 0) return 0;
    console.error(toText(findings).trimEnd());
    return 1;
  });
}

function numberOf(option: string, value: string | undefined, otherwise: number): number {
  const number = Number(value ?? otherwise);
  if (number > 0) return number;
  throw refuseUsage(`--${option} "${value}"`, USAGE);
}
