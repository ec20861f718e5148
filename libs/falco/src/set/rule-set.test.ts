import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Comparison, Condition, Exists } from '../condition/ast.ts';
import { evaluate, type FalcoEvent } from '../condition/evaluate.ts';
import { parseCondition } from '../condition/parse.ts';
import { emitRulesFile } from '../rules/emit-file.ts';
import { loadRules } from '../rules/load/load-rules.ts';
import { sharedMacros } from './macros.ts';
import type { Proof } from './proven.ts';
import { provenRules, rulesFiles } from './rule-set.ts';
import { testWatched } from './testing.ts';

const variants = {
  'with a mesh': testWatched(),
  'without a mesh': testWatched({ meshed: false, metadataNamespaces: ['kube-system', 'payment'] }),
  'without services': testWatched({ services: [] }),
  'without card data': testWatched({ services: testWatched().services.slice(1) }),
};

const load = (watched: (typeof variants)['with a mesh']) =>
  loadRules(rulesFiles(watched).map((file) => ({ name: file.name, entries: parse(emitRulesFile(file)) as unknown })));

it.each(Object.entries(variants))('loads %s', (_, watched) => {
  const { rules, findings } = load(watched);
  expect(findings).toEqual([]);
  expect(rules.map(({ name }) => name).sort()).toEqual(
    provenRules(watched)
      .map(({ rule }) => rule.rule)
      .sort(),
  );
});

it('has the rules that it promises', () => {
  expect(load(variants['with a mesh']).rules.map(({ name }) => name)).toMatchInlineSnapshot(`
    [
      "Metadata Service Contact",
      "Connection to Crypto-Mining Port",
      "Package Manager in Container",
      "Sensitive File Read",
      "Terminal in Container",
      "Write Below Binary Directory",
      "Unauthorized Process in Api Gateway Container",
      "Unauthorized Process in Payment Container",
      "Shell in Payment Container",
      "Payment Connects to Undeclared Host",
      "ServiceAccount Token Read",
    ]
  `);
});

it('gives each service a file of its own', () => {
  expect(rulesFiles(testWatched()).map(({ name }) => name)).toEqual([
    '10-common.yaml',
    '20-containers.yaml',
    '30-payment.yaml',
    '30-api-gateway.yaml',
    '40-services.yaml',
  ]);
});

const proofs = [
  ...sharedMacros.map(
    (proven) => [`macro ${proven.macro.macro}`, proven, parseCondition(proven.macro.condition)] as const,
  ),
  ...[variants['with a mesh'], variants['without a mesh']].flatMap((watched) => {
    const { rules } = load(watched);
    return provenRules(watched).map((proven) => {
      const { condition } = rules.find(({ name }) => name === proven.rule.rule)!;
      return [`${proven.rule.rule}, ${watched.meshed ? 'meshed' : 'not meshed'}`, proven, condition] as const;
    });
  }),
];

describe.each(proofs)('%s', (name, proof, condition) => {
  it.each(proof.triggers.map(({ name: what, event }) => [what, event] as const))('sees: %s', (_, event) => {
    expect(evaluate(condition, event)).toBe(true);
  });

  it.each(proof.quiet.map(({ name: what, event }) => [what, event] as const))('is quiet: %s', (_, event) => {
    expect(evaluate(condition, event)).toBe(false);
    expect(proof.triggers.map((trigger) => differences(trigger.event, event))).toContain(1);
  });

  it('has no check that its events do not prove', () => {
    const mutants = negations(condition).filter(({ mutant }) => !isKilled(proof, mutant));
    const shared = name.startsWith('macro') ? [] : sharedChecks();
    expect(mutants.map(({ what }) => what).filter((what) => !shared.includes(what))).toEqual([]);
  });
});

function differences(a: FalcoEvent, b: FalcoEvent): number {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].filter((key) => a[key] !== b[key]).length;
}

function isKilled({ triggers, quiet }: Proof, mutant: Condition): boolean {
  return triggers.some(({ event }) => !evaluate(mutant, event)) || quiet.some(({ event }) => evaluate(mutant, event));
}

/** A condition with each of its checks negated in turn. */
function negations(condition: Condition): readonly { readonly mutant: Condition; readonly what: string }[] {
  if (condition.kind === 'not')
    return negations(condition.term).map(({ mutant, what }) => ({ mutant: { kind: 'not', term: mutant }, what }));
  if (condition.kind === 'and' || condition.kind === 'or')
    return condition.terms.flatMap((term, i) =>
      negations(term).map(({ mutant, what }) => ({
        mutant: { kind: condition.kind, terms: condition.terms.with(i, mutant) },
        what,
      })),
    );
  return [{ mutant: { kind: 'not', term: condition }, what: textOf(condition as Comparison | Exists) }];
}

/** Checks of shared macros, which events of their own prove. */
function sharedChecks(): readonly string[] {
  return sharedMacros.flatMap(({ macro }) => negations(parseCondition(macro.condition)).map(({ what }) => what));
}

function textOf(check: Comparison | Exists): string {
  return JSON.stringify(check, (key, value: unknown) => (key === 'at' ? undefined : value));
}
