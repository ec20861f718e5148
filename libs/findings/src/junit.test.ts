import { expect, it } from 'vitest';
import { type Finding, toJunit } from './index.ts';

const finding: Finding = {
  id: 'W27',
  severity: 'error',
  subject: 'Deployment order/order',
  at: { file: 'generated/clusters/a/order.yaml', line: 12, path: 'spec.containers[0].image' },
  found: 'image "order" & <no> digest',
  allowed: 'a digest',
  fix: 'pin it',
  clusters: ['a', 'b'],
  made: { file: 'apps/services/order/component.ts', line: 3 },
  hint: 'spec:\n  containers: []',
};
const warning: Finding = { id: 'owner', severity: 'warning', subject: 'app order', found: 'none', fix: 'add `owner`' };

it('writes a suite an id: failures, warnings that pass, and what nobody found fault with', () => {
  expect(toJunit([warning, finding], { name: 'delivery validate', ids: ['W27', 'W08'] })).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="delivery validate" tests="3" failures="1" errors="0">
      <testsuite name="W08" tests="1" failures="0" errors="0" skipped="0">
        <testcase classname="W08" name="W08"/>
      </testsuite>
      <testsuite name="W27" tests="1" failures="1" errors="0" skipped="0">
        <testcase classname="W27" name="Deployment order/order, spec.containers[0].image" file="generated/clusters/a/order.yaml" line="12">
          <failure message="image &quot;order&quot; &amp; &lt;no&gt; digest" type="error">generated/clusters/a/order.yaml:12
    on 2 clusters: a, b
    found: image &quot;order&quot; &amp; &lt;no&gt; digest
    allowed: a digest
    fix: pin it
    made: apps/services/order/component.ts:3
    spec:
      containers: []</failure>
        </testcase>
      </testsuite>
      <testsuite name="owner" tests="1" failures="0" errors="0" skipped="0">
        <testcase classname="owner" name="app order">
          <system-out>warning: found: none
    fix: add \`owner\`</system-out>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

it('gives equal text whatever the order, and no two tests of a suite one name', () => {
  const again = { ...finding, found: 'x' };
  const options = { name: 'delivery validate' };
  const xml = toJunit([finding, again, warning], options);
  expect(toJunit([warning, again, finding], options)).toBe(xml);
  const names = [...xml.matchAll(/<testcase classname="[^"]*" name="([^"]*)"/g)];
  expect(names.map(([, name]) => name)).toEqual([
    'Deployment order/order, spec.containers[0].image',
    'Deployment order/order, spec.containers[0].image#2',
    'app order',
  ]);
});

it('holds nothing that XML 1.0 refuses', () => {
  const every = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).join('');
  const xml = toJunit([{ ...finding, found: every, fix: ']]>', hint: every }], { name: every, ids: [every] });
  // the characters of https://www.w3.org/TR/xml/#charsets
  expect(xml).toMatch(/^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u);
  expect(xml).toContain('\\u001b');
  expect(xml).toContain('\\ud800');
  expect(xml).toContain(']]&gt;');
  expect(xml.match(/&(?!amp;|lt;|gt;|quot;|#10;)/)).toBeNull();
  for (const [, attribute] of xml.matchAll(/="([^"]*)"/g)) expect(attribute).not.toMatch(/[<\n]/);
});

it('is a whole report without findings', () => {
  expect(toJunit([], { name: 'delivery validate' })).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="delivery validate" tests="0" failures="0" errors="0">\n</testsuites>\n',
  );
});
