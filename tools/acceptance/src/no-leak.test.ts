import { synth, type Synthesis } from '@delivery/cli/synth';
import type { Source } from '@delivery/yaml';
import { apps } from 'delivery:apps';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { sourcesWith } from './fleet.ts';
import { leavesOf, pathOf, probeOf, tiesOf } from './ties.ts';

const sources = sourcesWith();
const before = synth(apps, sources);
const ties = tiesOf(before.model.fleet.clusters);

interface Facts {
  readonly [name: string]: unknown;
  readonly region: string;
  readonly zones: readonly string[];
  readonly network: { readonly loadBalancers: string };
}

const factsOf = (cluster: string): Facts => {
  const source = sources.find(({ file }) => file === `clusters/${cluster}.yaml`);
  return parse(new TextDecoder().decode(source?.bytes)) as Facts;
};

/** Facts with another valid value each; who belongs together stays together. */
function otherwise({ region, zones, ...facts }: Facts): unknown {
  const words: Readonly<Record<string, readonly unknown[]>> = {
    cloud: [facts['cloud']], // another cloud asks for other facts
    role: [facts['role']], // another role has other apps
    environment: [facts['environment']], // one without global names takes no share of them
    cni: [facts['cni']], // the cloud's
    architectures: [['amd64']],
    ring: ['canary', 'edge'],
    kubernetes: ['1.35', '1.36'],
    engine: facts['identities'] ? [facts['engine']] : ['argocd', 'flux'], // identities name the namespace of the engine
    mesh: ['none', 'istio'],
    link: ['stable', 'intermittent'],
    state: ['draining', 'serving'],
  };
  const visit = (value: unknown, key: string): unknown => {
    const other = words[key]?.find((word) => word !== value);
    if (words[key]) return other ?? value;
    if (Array.isArray(value)) return value.map((item) => visit(item, ''));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, visit(part, name)]));
    }
    if (typeof value === 'boolean') return !value;
    if (typeof value === 'number') return value + 1;
    return turned(String(value));
  };
  const moved = turned(region);
  const inRegion = (zone: string) => (zone.startsWith(region) ? moved + zone.slice(region.length) : turned(zone));
  return { region: moved, zones: zones.map(inRegion), ...(visit(facts, '') as object) };
}

/** One letter or digit is the next of its sort, so that addresses, ids and names stay what they are: of a network the first, else the last. */
function turned(text: string): string {
  const places = [...text.matchAll(/[a-z0-9]/g)].map(({ index }) => index);
  const place = (/^[0-9.]+\/[0-9]+$/.test(text) ? places[0] : places.at(-1)) ?? 0;
  const letter = text[place] ?? '';
  const sort = ['0123456789', 'abcdef', 'ghijklmnopqrstuvwxyz'].find((letters) => letters.includes(letter)) ?? letter;
  return text.slice(0, place) + (sort[(sort.indexOf(letter) + 1) % sort.length] ?? '') + text.slice(place + 1);
}

function withFacts(cluster: string, name: string, facts: unknown): Synthesis {
  const file = `clusters/${cluster}.yaml`;
  const source: Source = { file: `clusters/${name}.yaml`, bytes: new TextEncoder().encode(JSON.stringify(facts)) };
  return synth(apps, [...sources.filter((one) => one.file !== file), source]);
}

type Texts = ReadonlyMap<string, string>;

/** Texts of the objects of all clusters but some, by path. */
function textsWithout(synthesis: Synthesis, ...clusters: readonly string[]): Texts {
  const files = [...synthesis.files].filter(
    ([, { manifest, cluster = '' }]) => manifest !== undefined && !clusters.includes(cluster),
  );
  return new Map(files.map(([path, { text }]) => [path, text]));
}

/** Every text in facts that is no mere word, and long enough to be nobody else's by chance. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.length >= 8 && /[-.0-9]/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return [...new Set(Object.values(value).flatMap(textsIn))];
}

/** Whether a text has a fact as a whole: `europe-west1-d` does not stand in `europe-west1-docker.pkg.dev`. */
function holds(text: string, fact: string): boolean {
  if (!text.includes(fact)) return false;
  return new RegExp(`(?<![A-Za-z0-9])${fact.replaceAll('.', '\\.')}(?![A-Za-z0-9])`).test(text);
}

/** A line of a report. */
const leak = (fact: string, path: string, field: string) =>
  `${fact} in ${path.replace('generated/clusters/', '')} at ${field}`;
const sorted = (leaks: readonly string[]) => [...new Set(leaks)].sort();

// identities in one, global names and what AWS alone has in the other
describe.each(['aws-prod-eu-west-1', 'azure-prod-westeurope'])('other facts of %s', (cluster) => {
  const other = `${cluster}x`;
  const facts = factsOf(cluster);
  let after: Synthesis;
  beforeAll(() => {
    after = withFacts(cluster, other, otherwise(facts));
  });

  it('change no object of another cluster but what is tied to it, and there the old facts alone', () => {
    const [old, next] = [before, after].map((one) => textsWithout(one, cluster, other)) as [Texts, Texts];
    const tied = ties.filter(({ of }) => of === cluster);
    // a cluster that drains is probed no more
    const probe = `generated/clusters/aws-observability-eu-west-1/apps/${probeOf(cluster)}`;
    const changed = [...old].flatMap(([path, text]) => (next.get(path) === text ? [] : [path]));
    expect(changed).toEqual([...new Set(tied.map(pathOf))].sort());
    expect([...next.keys()]).toEqual([...old.keys()].filter((path) => path !== probe));
    const { network } = otherwise(facts) as Pick<Facts, 'network'>;
    const back = (text: string) =>
      text.replaceAll(other, cluster).replaceAll(network.loadBalancers, facts.network.loadBalancers);
    for (const path of changed.filter((one) => one !== probe)) expect(back(next.get(path) ?? '')).toBe(old.get(path));
    expect(old.size).toBeGreaterThan(1000);
  });

  it('leave none of the old ones in its own objects', () => {
    const own = [...after.files].filter(([, file]) => file.cluster === other);
    const kept = JSON.stringify(otherwise(facts)); // hosts that name the region keep that name
    const gone = textsIn(facts).filter((fact) => !kept.includes(fact));
    const left = gone.filter((fact) => own.some(([, { text }]) => holds(text, fact)));
    expect(left).toEqual([]);
    expect(gone.length).toBeGreaterThan(20);
    expect(own.length).toBeGreaterThan(100);
  });
});

describe('a fact stands in objects of the clusters alone that state it', () => {
  const names = before.clusters.map(({ name }) => name);
  const owners = new Map<string, Set<string>>();
  for (const name of names) {
    for (const fact of [...textsIn(factsOf(name)), name]) owners.set(fact, (owners.get(fact) ?? new Set()).add(name));
  }
  owners.delete('local'); // cluster.local ends every address of a Service

  it('looks at names, accounts, hosts, addresses, buckets and ids', () => {
    expect([...owners.keys()]).toEqual(
      expect.arrayContaining([
        ...['aws-prod-eu-west-1', '223344556677', 'eu-west-1', '10.40.240.0/24', 'fs-0a1b2c3d4e5f60718'],
        ...['orders.cluster-c1a2b3c4d5e6.eu-west-1.rds.amazonaws.com', 'delivery-aws-prod-eu-west-1-settlements'],
      ]),
    );
    expect(owners.size).toBeGreaterThan(200);
  });

  type Objects = readonly (readonly [path: string, text: string, cluster: string])[];
  const objects: Objects = [...before.files].flatMap(([path, { manifest, cluster, text }]) =>
    manifest !== undefined && cluster !== undefined ? [[path, text, cluster] as const] : [],
  );

  function leaksIn(objects: Objects): readonly string[] {
    const textOf = new Map(
      names.map((name) => [name, objects.flatMap(([, text, on]) => (on === name ? text : [])).join('')]),
    );
    const leaks = [...owners].flatMap(([fact, own]) =>
      names
        .filter((name) => !own.has(name) && holds(textOf.get(name) ?? '', fact))
        .flatMap((name) => objects.filter(([, text, on]) => on === name && holds(text, fact)))
        .flatMap(([path, text]) => fieldsWith(fact, text).map((field) => leak(fact, path, field))),
    );
    return sorted(leaks);
  }

  /** Fields that hold a fact; the text itself where none does. */
  function fieldsWith(fact: string, text: string): readonly string[] {
    const found = leavesOf(parse(text)).flatMap(([field, leaf]) => (holds(leaf, fact) ? [field] : []));
    return found.length > 0 ? found : ['its text'];
  }

  /** The lines of what clusters know of each other on purpose: a name holds its region. */
  const known = ties.flatMap((tie) =>
    [...owners].flatMap(([fact, own]) =>
      !own.has(tie.on) && holds(tie.text, fact) ? [leak(fact, pathOf(tie), tie.field)] : [],
    ),
  );

  /** One account of AWS holds the zone of global names, and Route 53 is signed for in one region. */
  const zone = before.model.fleet.clusters.flatMap(({ name, engine, traffic }) => {
    const [argocd, flux] = [
      [`argocd/application.argoproj.io_external-dns-steering-chart.yaml`, 'spec.source.helm.valuesObject'],
      [`flux-system/helmrelease.helm.toolkit.fluxcd.io_external-dns-steering.yaml`, 'spec.values'],
    ] as const;
    const [file, values] = engine === 'argocd' ? argocd : flux;
    if (traffic === undefined) return []; // has no share of them
    return ['223344556677', 'us-east-1']
      .filter((fact) => owners.get(fact)?.has(name) === false)
      .map((fact) => leak(fact, `${name}/apps/external-dns/${file}`, `${values}.env[].value`));
  });

  /** The key that opens the Vault of a site lies in an account of AWS, as the facts of the site state. */
  const unseal = ['edge-hamburg', 'edge-rotterdam'].flatMap((name) =>
    ['extraEnvironmentVars.AWS_ROLE_ARN', 'ha.raft.config'].map((field) =>
      leak(
        '223344556677',
        `${name}/apps/vault/flux-system/helmrelease.helm.toolkit.fluxcd.io_vault.yaml`,
        `spec.values.server.${field}`,
      ),
    ),
  );

  it('but for what observes all clusters, the zone of global names and the key that opens a Vault', () => {
    expect(leaksIn(objects)).toEqual(sorted([...known, ...zone, ...unseal]));
    expect(known.length).toBeGreaterThan(80);
  });

  it('and a planted one is found', () => {
    const planted: Objects = [['generated/clusters/local/x.yaml', 'cidr: 10.40.240.0/24\n', 'local']];
    expect(leaksIn(planted)).toEqual(['10.40.240.0/24 in local/x.yaml at cidr']);
  });

  it('and a tied one in another field of the same object', () => {
    const path =
      'generated/clusters/aws-observability-eu-west-1/apps/thanos/monitoring/deployment.apps_thanos-global.yaml';
    const text = `${before.files.get(path)?.text}status: { cluster: aws-prod-us-east-1 }\n`;
    const found = leaksIn([[path, text, 'aws-observability-eu-west-1']]).filter((line) => !known.includes(line));
    const field =
      'aws-observability-eu-west-1/apps/thanos/monitoring/deployment.apps_thanos-global.yaml at status.cluster';
    expect(found).toEqual([`aws-prod-us-east-1 in ${field}`, `us-east-1 in ${field}`]);
  });
});
