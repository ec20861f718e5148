import type { Manifest } from '@delivery/manifest';
import { expect, it } from 'vitest';
import { inspect } from '../inspect.ts';
import { rules } from '../rules.ts';
import { compareCase } from '../testing/compare-case.ts';
import { REMOVAL_RULES } from './own-rule.ts';

const kinds = Object.entries(REMOVAL_RULES).flatMap(([rule, all]) => all.map((kind) => ({ rule, kind })));

function objectOf(text: string): Manifest {
  const [group = '', kind = ''] = text.split('/');
  return {
    apiVersion: group === '' ? 'v1' : `${group}/v1`,
    kind,
    metadata: { name: 'one', namespace: 'shop' },
    spec: {},
  };
}

it.each(kinds)('$rule judges the removal of $kind, and D01 leaves it alone', ({ rule, kind }) => {
  const comparison = compareCase({ name: kind, decides: kind, before: { add: { 'apps/shop': [objectOf(kind)] } } });
  const hits = inspect(comparison, rules).map((hit) => hit.rule.id);
  expect(hits).toContain(rule);
  expect(hits).not.toContain('D01');
});
