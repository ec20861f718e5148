import { parse } from 'yaml';
import { likeness } from './likeness.js';
import { newName } from './names.js';
import { oneOf, problemOf, refuse } from './refuse.js';
import { schemaOf, writeFormatted } from './write.js';

/** A new cluster that joins: its file, and what has to be corrected in it. */
export default async function cluster(tree, { name, like, region, kubernetes, ...given }) {
  const fleet = fleetOf(tree);
  const other = fleet.clusters.get(like);
  const { properties } = schemaOf(tree, 'cluster');
  const taken = new Map(fleet.files.map((file) => [file, `clusters/${file}.yaml`]));
  // `v` keeps Nx from reading a number
  const minor = kubernetes === undefined ? undefined : String(kubernetes).replace(/^v/, '');
  const account = given.account === undefined ? undefined : String(given.account);
  const environment = given.environment ?? other?.environment;
  const ring = given.ring ?? lastRingOf(fleet, { ...other, environment });
  const optional = (option, value, rule) => (value === undefined ? [] : problemOf(option, value, rule));

  refuse(`cluster ${JSON.stringify(name ?? '')}`, [
    ...problemOf('name', name, newName(name, taken)),
    ...problemOf('like', like, oneOf([...fleet.clusters.keys()])),
    ...problemOf('region', region, {
      fits: (text) => /^[a-z][-a-z0-9]*$/.test(text),
      allowed: 'lower-case letters, digits and -',
      fix: `name its region as its cloud spells it${other ? `, e.g. ${other.region}` : ''}`,
    }),
    ...optional('environment', environment, oneOf(fleet.environments)),
    ...optional('ring', ring, oneOf(fleet.rings)),
    ...optional('engine', given.engine, oneOf(properties.engine.enum)),
    ...optional('kubernetes', minor, {
      fits: (text) => new RegExp(properties.kubernetes.pattern).test(text),
      allowed: 'a minor version of two digits, e.g. 1.36',
      fix: `write a v before it, e.g. --kubernetes=v1.40: Nx cuts zeros off numbers`,
    }),
    ...optional('account', account, {
      fits: (text) => text !== '',
      allowed: 'the account, project, subscription or site',
      fix: other ? `leave it out for ${other.account}` : 'leave it out',
    }),
  ]);

  const facts = { region, environment, ring, kubernetes: minor, engine: given.engine, account, state: 'joining' };
  const stated = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  const file = `clusters/${name}.yaml`;
  const { text, unknowns } = likeness(
    tree.read(`clusters/${like}.yaml`, 'utf8'),
    { name: like, region: other.region },
    name,
    stated,
  );
  await writeFormatted(tree, file, text);
  return () => process.stdout.write(next({ name, like, file, unknowns }));
}

/** Names of fact files, and what the clusters among them state. */
function fleetOf(tree) {
  const namesIn = (folder) =>
    tree
      .children(folder)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => file.slice(0, -'.yaml'.length))
      .sort();
  const files = namesIn('clusters');
  const read = (file) => parse(tree.read(`clusters/${file}.yaml`, 'utf8'));
  return {
    files,
    clusters: new Map(files.map((file) => [file, read(file)]).filter(([, facts]) => facts.cloud !== undefined)),
    environments: namesIn('clusters/environments'),
    rings: read('rings').map((ring) => ring.name),
  };
}

/** The last ring that has clusters of the same environment and role: what is new gets changes last. */
function lastRingOf({ clusters, rings }, { environment, role, ring }) {
  const used = [...clusters.values()].filter((one) => one.environment === environment && one.role === role);
  return rings.findLast((name) => used.some((one) => one.ring === name)) ?? ring;
}

const next = ({ name, like, file, unknowns }) => `
${file} has the facts of ${like}, in state joining. Not known yet, so they lead nowhere:

${grouped(unknowns)
  .map(([path, count]) => `    ${path}${count > 1 ? ` (${count})` : ''}\n`)
  .join('')}
Look also at account, zones, nodes and the names of buckets. While it joins, everything but its global records is rendered.

next   npm run synth                                       its objects in generated/clusters/${name}
       git add clusters generated .github/CODEOWNERS
       when every fact is known, in ${file}:   state: serving
`;

/** `bindings.postgres.orders.host` and its neighbours are one line, `bindings.postgres`, with their count. */
function grouped(paths) {
  const counts = new Map();
  for (const path of paths) {
    const group = path.split('.').slice(0, 2).join('.');
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return [...counts];
}
