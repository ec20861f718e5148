import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CommitStatus, CommitStatuses } from './commit-status.ts';
import { deliveredIn } from './delivery-of.ts';

const statuses = (states: Readonly<Record<string, CommitStatus['state']>>): CommitStatuses =>
  new Map(Object.entries(states).map(([context, state]) => [context, { context, state }]));

it('tells those that are healthy, have failed, or have said nothing final', () => {
  const said = statuses({ a: 'success', b: 'failure', c: 'pending', e: 'error', other: 'failure' });
  expect(deliveredIn(['a', 'b', 'c', 'd', 'e'], [said])).toEqual({
    healthy: [{ context: 'a', state: 'success' }],
    failed: [
      { context: 'b', state: 'failure' },
      { context: 'e', state: 'error' },
    ],
    silent: ['c', 'd'],
  });
});

it.each<
  [string, CommitStatus['state'] | undefined, CommitStatus['state'] | undefined, keyof ReturnType<typeof deliveredIn>]
>([
  ['a later commit that is healthy has the earlier one too', 'success', undefined, 'healthy'],
  ['a later commit that failed counts more', 'failure', 'success', 'failed'],
  ['a later commit that is healthy heals the earlier one', 'success', 'failure', 'healthy'],
  ['a later commit that is under way says nothing', 'pending', 'success', 'healthy'],
  ['neither has said anything', 'pending', undefined, 'silent'],
])('%s', (_, later, earlier, expected) => {
  const at = (state: CommitStatus['state'] | undefined) => statuses(state === undefined ? {} : { a: state });
  const delivered = deliveredIn(['a'], [at(later), at(earlier)]);
  expect(Object.entries(delivered).flatMap(([name, list]) => (list.length > 0 ? [name] : []))).toEqual([expected]);
});

it('puts each context into one of the three', () => {
  const state = fc.constantFrom('success', 'failure', 'error', 'pending' as const);
  const context = fc.constantFrom('a', 'b', 'c');
  fc.assert(
    fc.property(fc.array(fc.dictionary(context, state)), fc.uniqueArray(context), (commits, contexts) => {
      const { healthy, failed, silent } = deliveredIn(
        contexts,
        commits.map((one) => statuses(one as never)),
      );
      expect([...[...healthy, ...failed].map((one) => one.context), ...silent].sort()).toEqual([...contexts].sort());
    }),
  );
});
