import { clustersText } from './clusters-text.ts';
import { compareFindings } from './compare.ts';
import { counted } from './counted.ts';
import type { Finding, Place } from './finding.ts';
import { placeText } from './place-text.ts';

/** The program that found it. */
export interface SarifTool {
  readonly name: string;
  readonly version: string;
  /**
   * What the ids of findings stand for.
   * @default - an id explains itself
   */
  readonly rules?: readonly SarifRule[];
}

export interface SarifRule {
  /** As in `Finding.id`. */
  readonly id: string;
  readonly name: string;
  /** One line. */
  readonly shortDescription: string;
  /** Why it matters, and what to do. */
  readonly help: string;
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** The root of the checkout, wherever a reader has it. */
const ROOT = '%SRCROOT%';

/**
 * Findings as a SARIF 2.1.0 log, which code scanning and editors read. Sorted: equal findings give equal JSON. An alert
 * stays the same alert (`partialFingerprints`) while its id, subject and path do, wherever its line moves.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function toSarif(findings: Iterable<Finding>, { tool }: { readonly tool: SarifTool }) {
  const sorted = [...findings].sort(compareFindings);
  const known = new Map(tool.rules?.map((rule) => [rule.id, rule]));
  const ids = [...new Set([...known.keys(), ...sorted.map(({ id }) => id)])].sort();
  const rules = ids.map((id) => ruleOf(id, known.get(id)));
  const fingerprint = counted();
  const results = sorted.map((finding) => ({
    ruleId: finding.id,
    ruleIndex: ids.indexOf(finding.id),
    level: finding.severity,
    message: { text: plain(messageOf(finding)) },
    locations: [locationOf(finding)],
    ...(finding.made && {
      relatedLocations: [{ id: 1, message: { text: 'rendered here' }, physicalLocation: physical(finding.made) }],
    }),
    partialFingerprints: { 'deliveryFinding/v1': fingerprint(identityOf(finding)) },
    ...(finding.clusters && { properties: { clusters: finding.clusters } }),
  }));
  const driver = { name: tool.name, version: tool.version, rules };
  return {
    $schema: SCHEMA,
    version: '2.1.0' as const,
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits' as const, results }],
  };
}

function ruleOf(id: string, rule: SarifRule | undefined) {
  if (rule === undefined) return { id };
  const { name, shortDescription, help } = rule;
  return { id, name, shortDescription: { text: plain(shortDescription) }, help: { text: plain(help) } };
}

function messageOf({ subject, found, allowed, fix, clusters, made, hint }: Finding): string {
  return [
    `${subject}: ${found}`,
    ...(clusters ? [`on ${clustersText(clusters)}`] : []),
    ...(allowed === undefined ? [] : [`allowed: ${allowed}`]),
    `fix: ${fix}`,
    ...(made ? [`made: ${placeText(made)}`] : []),
    ...(hint === undefined ? [] : [hint]),
  ].join('\n');
}

/** `{0}` in a message stands for its first argument; ours have none. Other braces are left as they are, since viewers show doubled ones doubled. */
function plain(text: string): string {
  return text.replace(/\{\d+\}/g, '{$&}');
}

/** Code scanning shows nothing that has no file, so the line that rendered an object is better than none. */
function locationOf({ at, made, subject }: Finding) {
  const place = at ?? made;
  const name = at ? at.path : subject;
  return {
    ...(place && { physicalLocation: physical(place) }),
    ...(name !== undefined && { logicalLocations: [{ fullyQualifiedName: name }] }),
  };
}

function physical({ file, line, column }: Place) {
  return {
    artifactLocation: { uri: uriOf(file), uriBaseId: ROOT },
    ...(line !== undefined && { region: { startLine: line, ...(column !== undefined && { startColumn: column }) } }),
  };
}

/** A file name may hold `%3A`, spaces and anything else that means something in an address. */
function uriOf(file: string): string {
  const wellFormed = file.replace(/\p{Surrogate}/gu, '\ufffd');
  return wellFormed.split('/').map(encodeURIComponent).join('/');
}

function identityOf({ id, subject, at }: Finding): string {
  return [id, subject, at?.path ?? at?.file ?? ''].join('|');
}
