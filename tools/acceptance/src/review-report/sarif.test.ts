import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toSarif } from '@delivery/findings';
import { findingsOf, sarifRules } from '@delivery/review/rules';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { reviews } from './edits.ts';

/**
 * The schema as OASIS publishes it; bytes of the Go module github.com/owenrumney/go-sarif/v3 v3.3.1, which embeds it.
 * Draft 4 differs from what ajv reads by the name of `id` alone, as far as this schema goes.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json
 */
const {
  $schema: _,
  id: __,
  ...schema
} = JSON.parse(readFileSync(join(import.meta.dirname, 'sarif-schema-2.1.0.json'), 'utf8')) as Record<string, unknown>;
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);

const sarifOf = (name: keyof typeof reviews) =>
  toSarif(findingsOf(reviews[name]().report), { tool: { name: 'delivery', version: '1.0.0', rules: sarifRules() } });

it.each(Object.keys(reviews) as (keyof typeof reviews)[])('is SARIF 2.1.0: %s', (name) => {
  expect(validate(JSON.parse(JSON.stringify(sarifOf(name)))) ? [] : validate.errors).toEqual([]);
});

it('is refused where it is none', () => {
  const log = sarifOf('app that goes');
  const [run] = log.runs;
  expect(validate({ ...log, runs: [{ ...run, results: [{ ruleId: 'D01' }] }] })).toBe(false);
  expect(validate({ ...log, version: '2.0.0' })).toBe(false);
});

it('has what code scanning asks for: places below the root, stable alerts, the rule of each', () => {
  const [{ tool, results } = { tool: undefined, results: [] }] = sarifOf('app that goes').runs;
  expect(results.length).toBeGreaterThan(0);
  expect(results.length).toBeLessThanOrEqual(25_000);
  const prints = results.map(({ partialFingerprints }) => partialFingerprints['deliveryFinding/v1']);
  expect(new Set(prints).size).toBe(results.length);
  for (const { ruleId, ruleIndex, locations, message } of results) {
    expect(tool?.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(message.text).not.toBe('');
    expect(locations.length).toBe(1);
    expect(locations[0]?.physicalLocation?.artifactLocation.uri).toMatch(/^(?!\/)(?!\.\.)[^:\\]+$/);
  }
});
