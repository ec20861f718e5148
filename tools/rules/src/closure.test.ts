import { expect, it } from 'vitest';
import { closure, selectorsIn } from './closure.ts';

const groups = [
  {
    name: 'recorded',
    rules: [
      { record: 'a:rate1h', expr: 'rate(a[1h])', labels: { sli: 'latency' } },
      { record: 'a:rate1h', expr: 'rate(b[1h])', labels: { sli: 'availability' } },
      { record: 'a:double', expr: 'a:rate1h{sli="latency"} * 2' },
      { record: 'z', expr: 'z' },
    ],
  },
  {
    name: 'alerts',
    rules: [
      { alert: 'Double', expr: 'a:double > 5' },
      { alert: 'Both', expr: 'a:rate1h{service=~".+"} > 5' },
    ],
  },
];
const needed = (name: string) =>
  closure(groups, ({ alert }) => alert === name).flatMap(({ rules }) => rules.map(({ expr }) => expr));

it('finds what an alert reads, and what that reads', () => {
  expect(needed('Double')).toEqual(['rate(a[1h])', 'a:rate1h{sli="latency"} * 2', 'a:double > 5']);
});

it('keeps all that a selector does not tell apart', () => {
  expect(needed('Both')).toEqual(['rate(a[1h])', 'rate(b[1h])', 'a:rate1h{service=~".+"} > 5']);
});

it('reads selectors', () => {
  expect(selectorsIn(`sum(a{b="c",d=~"e",f='g'}) / h`)).toEqual([
    {
      metric: 'a',
      end: 5,
      equal: [
        ['b', 'c'],
        ['f', 'g'],
      ],
    },
    { metric: 'h', end: 30, equal: [] },
  ]);
});
