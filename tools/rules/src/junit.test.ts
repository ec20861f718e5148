import { expect, it } from 'vitest';
import { failuresIn } from './junit.ts';

it('reads what promtool writes', () => {
  const xml =
    '<testsuites><testsuite name="a.test.json" tests="2" failures="2" errors="0" skipped="0" timestamp="2026-01-01T00:00:00">' +
    '<testcase name="one &amp; only"></testcase>' +
    '<testcase name="two"><failure>expr: &#34;up &gt; 1&#34;,&#xA;got: nil</failure><failure>b</failure></testcase></testsuite>' +
    '<testsuite name="b.test.json" tests="1" failures="0" errors="1" skipped="0" timestamp=""><testcase name="unknown"><error>no such file</error></testcase></testsuite></testsuites>';
  expect(failuresIn(xml)).toEqual([
    { suite: 'a.test.json', name: 'one & only', failures: [] },
    { suite: 'a.test.json', name: 'two', failures: ['expr: "up > 1",\ngot: nil', 'b'] },
    { suite: 'b.test.json', name: 'unknown', failures: ['no such file'] },
  ]);
});
