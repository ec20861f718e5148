import type { Override } from '../facts.ts';
import { overridden } from '../override.ts';
import { finding, type Rule } from './rule.ts';

export const replicasAreOrdered: Rule = function* ({ environments }) {
  for (const file of environments) {
    const { min, max } = file.value.replicas;
    if (min <= max) continue;
    const words = { found: `max ${max} below min ${min}`, allowed: 'max ≥ min', fix: 'raise max or lower min' };
    yield finding('replicas-are-ordered', file, ['replicas', 'max'], words);
  }
};

const overrideForms: Readonly<
  Record<Override['key'], { readonly fits: (value: number | string) => boolean; readonly words: string }>
> = {
  logLevel: {
    fits: (value) => ['debug', 'info', 'warn', 'error'].includes(String(value)),
    words: 'debug, info, warn or error',
  },
  'replicas.min': { fits: isCount, words: 'a whole number from 1' },
  'replicas.max': { fits: isCount, words: 'a whole number from 1' },
  'requests.factor': {
    fits: (value) => typeof value === 'number' && value > 0 && value <= 4,
    words: 'a number above 0, at most 4',
  },
};

function isCount(value: number | string): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1;
}

export const overrideFitsKey: Rule = function* ({ clusters }) {
  for (const file of clusters) {
    for (const [i, { key, value }] of (file.value.overrides ?? []).entries()) {
      const { fits, words } = overrideForms[key];
      if (fits(value)) continue;
      const found = `${key}: ${JSON.stringify(value)}`;
      yield finding('override-fits-key', file, ['overrides', i, 'value'], {
        found,
        allowed: words,
        fix: 'correct the value',
      });
    }
  }
};

export const overriddenReplicasAreOrdered: Rule = function* ({ clusters, environments }) {
  for (const file of clusters) {
    const { environment, overrides = [] } = file.value;
    const facts = environments.find(({ name }) => name === environment)?.value;
    const last = overrides.findLastIndex(({ key }) => key.startsWith('replicas.'));
    if (facts === undefined || last === -1) continue;
    const { min, max } = overridden(facts, overrides).replicas;
    if (min <= max) continue;
    const found = `replicas max ${max} below min ${min}, with what ${environment} decides`;
    yield finding('replicas-are-ordered', file, ['overrides', last, 'value'], {
      found,
      allowed: 'max ≥ min',
      fix: 'override both',
    });
  }
};
