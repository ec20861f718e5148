import { describe, expect, it } from 'vitest';
import { readStages, simulated } from './stages.ts';

describe('simulated', () => {
  it('tells for each Stage what it sets and who would', () => {
    const list = simulated();
    expect(list).toContainEqual({ kind: 'SecretStore', condition: 'Ready=True (Valid)', setBy: 'external-secrets' });
    expect(list).toHaveLength(readStages().length + 2);
  });

  it('refuses a Stage that does not tell', () => {
    const metadata = { name: 'silent', annotations: { simulates: 'Ready=True' } };
    const silent = { metadata, spec: { resourceRef: { apiGroup: 'example.org/v1', kind: 'Order' } } };
    expect(() => simulated([silent])).toThrow('stage silent lacks the annotation "simulates" or "set-by"');
  });
});
