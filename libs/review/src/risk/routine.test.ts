import { describe, expect, it } from 'vitest';
import { routine } from './routine.ts';
import type { Case, Edit } from './testing/case.ts';
import { compareCase } from './testing/compare-case.ts';

const clusters = [
  { name: 'staging-eu', environment: 'staging' },
  { name: 'canary-eu', ring: 'canary' },
  { name: 'prod-eu', ring: 'production' },
];
const DIGEST = `sha256:${'c'.repeat(64)}`;
const IMAGE = 'spec.template.spec.containers[0].image';
const VERSION = '["app.kubernetes.io/version"]';
const image = (text: string, more: Readonly<Record<string, unknown>> = {}) => ({
  'Deployment shop/order': { [IMAGE]: text, ...more },
});
const released = image(`registry.example/order:1.4.2@${DIGEST}`);
const onCanary: Edit = { on: ['canary-eu'], set: released };
const onProd = (set: Edit['set']): Edit => ({ on: ['prod-eu'], set: set ?? {} });
const isRoutine = (one: Pick<Case, 'both' | 'before' | 'after'>) => {
  const comparison = compareCase({ name: 'release', decides: 'image', clusters, ...one });
  const changes = comparison.changes.filter(({ operation }) => operation !== 'formatting');
  return changes.length > 0 && changes.every(routine(comparison));
};

describe('a release is routine', () => {
  it('when an earlier ring runs it', () => {
    expect(isRoutine({ both: onCanary, after: onProd(released) })).toBe(true);
  });

  it('with the version label that follows it', () => {
    const labels = { [`metadata.labels${VERSION}`]: '1.4.2', [`spec.template.metadata.labels${VERSION}`]: '1.4.2' };
    expect(isRoutine({ both: onCanary, after: onProd(image(`registry.example/order:1.4.2@${DIGEST}`, labels)) })).toBe(
      true,
    );
  });

  it('when the earlier ring has it from a registry of its own', () => {
    const both = { on: ['canary-eu'], set: image(`mirror.example/order:1.4.2@${DIGEST}`) };
    expect(isRoutine({ both, after: onProd(released) })).toBe(true);
  });
});

describe('a release is not routine', () => {
  it.each([
    ['when no ring runs it', { after: onProd(released) }],
    [
      'when only a later ring runs it',
      { both: { on: ['prod-eu'], set: released }, after: { on: ['canary-eu'], set: released } },
    ],
    ['when the earlier ring gets it in the same step', { after: { on: ['canary-eu', 'prod-eu'], set: released } }],
    ['without a digest', { both: onCanary, after: onProd(image('registry.example/order:1.4.2')) }],
    ['from another registry', { both: onCanary, after: onProd(image(`mirror.example/order:1.4.2@${DIGEST}`)) }],
    [
      'when the version label says something else',
      {
        both: onCanary,
        after: onProd(image(`registry.example/order:1.4.2@${DIGEST}`, { [`metadata.labels${VERSION}`]: '1.5.0' })),
      },
    ],
    [
      'when anything else changes in the object',
      { both: onCanary, after: onProd(image(`registry.example/order:1.4.2@${DIGEST}`, { 'spec.replicas': 5 })) },
    ],
    ['when no image changes', { after: onProd({ 'Deployment shop/order': { 'metadata.labels.owner': 'ordering' } }) }],
    ['when it is no workload', { after: onProd({ 'ConfigMap shop/order': { 'data.LOG_LEVEL': 'debug' } }) }],
  ] satisfies [string, Pick<Case, 'both' | 'after'>][])('%s', (_, one) => expect(isRoutine(one)).toBe(false));

  it('of another workload', () => {
    const both: Edit = {
      on: ['canary-eu'],
      set: { 'StatefulSet shop/cache': { [IMAGE]: `registry.example/order:1.4.2@${DIGEST}` } },
    };
    expect(isRoutine({ both, after: onProd(released) })).toBe(false);
  });
});
