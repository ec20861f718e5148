import { Refusal } from '@delivery/findings';
import { expect, it } from 'vitest';
import { renderRules } from './render.ts';
import { testWatched } from './set/testing.ts';

it('renders a text for each file', () => {
  const files = renderRules(testWatched(), 'falco/rules');
  expect(Object.keys(files)).toContain('30-payment.yaml');
  expect(files['30-payment.yaml']).toMatch(/^- required_engine_version: "0.57.0"\n\n- list: payment_processes\n/);
});

it('refuses rules that Falco would not load, with the construct and the entry', () => {
  const [service] = testWatched().services;
  const services = ['a-b', 'a_b'].map((name) => ({ ...service!, name }));
  const error = refusalOf(() => renderRules(testWatched({ services }), 'falco/rules'));
  expect(error.exitCode).toBe(2);
  expect(error.findings[0]).toMatchObject({
    id: 'falco-name-unique',
    subject: 'list "a_b_processes"',
    at: { file: '30-a_b.yaml', path: 'falco/rules: [1]' },
    found: '"a_b_processes" again, after 30-a-b.yaml',
  });
});

function refusalOf(run: () => unknown): Refusal {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
