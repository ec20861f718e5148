import { isPair, isScalar, parseDocument, visit } from 'yaml';

/**
 * Stands for what is not known yet. None of it leads anywhere: a host below `.invalid` never resolves, a network for documentation is
 * never routed, an id of zeros is nobody's. So a new cluster fails on its own until it is corrected, and never reaches another's database.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2606#section-2
 * @see https://www.rfc-editor.org/rfc/rfc5737
 */
const unknown = { network: '192.0.2.0/24', uuid: '00000000-0000-0000-0000-000000000000' };

const network = /^[0-9.]+\/[0-9]+$/;
const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
const fileSystem = /^fs-[0-9a-f]+$/;

/** Facts whose texts are made of the cluster's name or region. */
const derived = /^(account|zones|webACL|unseal|bindings)\b/;
/** Ids that clusters of one organisation share. */
const shared = /^(account|identities\.tenant)$/;

const note =
  '# Not known yet: hosts that end in .invalid, networks 192.0.2.0/24, ids of zeros. Correct them before its state is serving.';

/**
 * The facts of a new cluster from those of another: its comments and form, the given facts in place of its own, its name and region
 * replaced where texts are made of them, and every address and id that belongs to one cluster as not known yet.
 *
 * @param {string} text the other cluster's file
 * @param {{ name: string, region: string }} other
 * @param {string} name
 * @param {Record<string, string>} facts by key; `region` and `environment` are two of them
 * @returns the text, not formatted, and the paths of what is not known yet
 */
export function likeness(text, other, name, facts) {
  const document = parseDocument(text);
  for (const reason of ['breakGlass', 'overrides']) document.delete(reason); // the other cluster's
  if (facts.environment !== document.get('environment')) document.delete('traffic'); // global names are the environment's
  const rename = renamer({ [other.name]: name, [other.region]: facts.region });
  const unknowns = [];
  visit(document, {
    Scalar(key, node, ancestors) {
      const path = ancestors.filter(isPair).map((pair) => pair.key.value);
      const dotted = path.join('.');
      if (key === 'key' || typeof node.value !== 'string') return;
      if (Object.hasOwn(facts, dotted)) {
        node.value = facts[dotted];
        return;
      }
      if (derived.test(dotted)) node.value = rename(node.value);
      const blank = blankOf(path, node.value, name);
      if (blank === undefined) return;
      node.value = blank;
      unknowns.push(dotted);
    },
    Seq(_key, node) {
      // each of several networks would be the same
      if (node.items.every((item) => isScalar(item) && network.test(item.value))) node.items.splice(1);
    },
  });
  return { text: withNote(document.toString({ lineWidth: 0 }), unknowns.length > 0), unknowns };
}

function blankOf(path, value, name) {
  if (path[0] === 'bindings' && path.at(-1) === 'host')
    return [...path.slice(1, -1).reverse(), name, 'invalid'].join('.');
  if (shared.test(path.join('.'))) return undefined;
  if (network.test(value)) return unknown.network;
  if (fileSystem.test(value)) return `fs-${'0'.repeat(value.length - 3)}`;
  return uuid.test(value) ? value.replace(uuid, unknown.uuid) : undefined;
}

/** In one go, so that no replacement is replaced: `europe-west1` is the beginning of `europe-west12`. */
function renamer(names) {
  const longestFirst = Object.keys(names).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.join('|'), 'g');
  return (text) => text.replace(pattern, (found) => names[found]);
}

/** Below the line that names the schema; once, also when the other cluster has it still. */
function withNote(text, needed) {
  const [first, ...rest] = text.split('\n').filter((line) => line !== note);
  return [first, ...(needed ? [note] : []), ...rest].join('\n');
}
