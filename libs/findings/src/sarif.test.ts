import { expect, it } from 'vitest';
import { type Finding, toSarif } from './index.ts';

const tool = {
  name: 'delivery',
  version: '1.2.3',
  rules: [
    { id: 'W27', name: 'image-by-digest', shortDescription: 'Every image is pinned', help: 'Pin {0} it' },
    { id: 'W08', name: 'read-only-root', shortDescription: 'No image is written to', help: 'Set it' },
  ],
};
const finding: Finding = {
  id: 'W27',
  severity: 'error',
  subject: 'Deployment order/order',
  at: { file: 'generated/clusters/a/clusterrole_a%3Ab c.yaml', line: 12, column: 9, path: 'spec.containers[0].image' },
  found: 'image "order:{1}" without a digest',
  allowed: 'a digest',
  fix: 'pin it',
  clusters: ['a', 'b'],
  made: { file: 'apps/services/order/component.ts', line: 3 },
  hint: 'spec:\n  containers: []',
};
const unplaced: Finding = { id: 'owner', severity: 'warning', subject: 'app order', found: 'none', fix: 'add `owner`' };

it('writes one run with rules, places, fingerprints and clusters', () => {
  expect(toSarif([finding, unplaced], { tool })).toMatchInlineSnapshot(`
    {
      "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      "runs": [
        {
          "columnKind": "utf16CodeUnits",
          "results": [
            {
              "level": "warning",
              "locations": [
                {
                  "logicalLocations": [
                    {
                      "fullyQualifiedName": "app order",
                    },
                  ],
                },
              ],
              "message": {
                "text": "app order: none
    fix: add \`owner\`",
              },
              "partialFingerprints": {
                "deliveryFinding/v1": "owner|app order|",
              },
              "ruleId": "owner",
              "ruleIndex": 2,
            },
            {
              "level": "error",
              "locations": [
                {
                  "logicalLocations": [
                    {
                      "fullyQualifiedName": "spec.containers[0].image",
                    },
                  ],
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "generated/clusters/a/clusterrole_a%253Ab%20c.yaml",
                      "uriBaseId": "%SRCROOT%",
                    },
                    "region": {
                      "startColumn": 9,
                      "startLine": 12,
                    },
                  },
                },
              ],
              "message": {
                "text": "Deployment order/order: image "order:{{1}}" without a digest
    on 2 clusters: a, b
    allowed: a digest
    fix: pin it
    made: apps/services/order/component.ts:3
    spec:
      containers: []",
              },
              "partialFingerprints": {
                "deliveryFinding/v1": "W27|Deployment order/order|spec.containers[0].image",
              },
              "properties": {
                "clusters": [
                  "a",
                  "b",
                ],
              },
              "relatedLocations": [
                {
                  "id": 1,
                  "message": {
                    "text": "rendered here",
                  },
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "apps/services/order/component.ts",
                      "uriBaseId": "%SRCROOT%",
                    },
                    "region": {
                      "startLine": 3,
                    },
                  },
                },
              ],
              "ruleId": "W27",
              "ruleIndex": 1,
            },
          ],
          "tool": {
            "driver": {
              "name": "delivery",
              "rules": [
                {
                  "help": {
                    "text": "Set it",
                  },
                  "id": "W08",
                  "name": "read-only-root",
                  "shortDescription": {
                    "text": "No image is written to",
                  },
                },
                {
                  "help": {
                    "text": "Pin {{0}} it",
                  },
                  "id": "W27",
                  "name": "image-by-digest",
                  "shortDescription": {
                    "text": "Every image is pinned",
                  },
                },
                {
                  "id": "owner",
                },
              ],
              "version": "1.2.3",
            },
          },
        },
      ],
      "version": "2.1.0",
    }
  `);
});

it('gives equal bytes whatever the order, and refers each result to its rule', () => {
  const one = toSarif([finding, unplaced], { tool });
  const other = toSarif([unplaced, finding], { tool: { ...tool, rules: tool.rules.toReversed() } });
  expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  const [run] = one.runs;
  for (const { ruleId, ruleIndex } of run?.results ?? []) expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
});

it('keeps the fingerprint while a line moves, and tells two of one field apart', () => {
  const prints = (...findings: readonly Finding[]) =>
    toSarif(findings, { tool }).runs.flatMap(({ results }) =>
      results.map(({ partialFingerprints }) => partialFingerprints['deliveryFinding/v1']),
    );
  const moved = { ...finding, at: { ...finding.at, file: finding.at?.file ?? '', line: 99 } };
  expect(prints(moved)).toEqual(prints(finding));
  expect(prints(finding, { ...finding, found: 'x' })).toEqual([
    'W27|Deployment order/order|spec.containers[0].image',
    'W27|Deployment order/order|spec.containers[0].image#2',
  ]);
});

it('has a region only where a line is known, and takes any file name', () => {
  const [run] = toSarif([{ ...unplaced, at: { file: 'ä/#?\ud800:1.yaml', column: 3 } }], { tool }).runs;
  expect(run?.results[0]?.locations).toEqual([
    { physicalLocation: { artifactLocation: { uri: '%C3%A4/%23%3F%EF%BF%BD%3A1.yaml', uriBaseId: '%SRCROOT%' } } },
  ]);
});

it('stands on the line that rendered the object when it has no place of its own', () => {
  const [run] = toSarif([{ ...unplaced, made: { file: 'apps/a.ts', line: 3 } }], { tool }).runs;
  expect(run?.results[0]?.locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: 'apps/a.ts', uriBaseId: '%SRCROOT%' },
        region: { startLine: 3 },
      },
      logicalLocations: [{ fullyQualifiedName: 'app order' }],
    },
  ]);
});

it('is a whole log without findings and rules', () => {
  expect(toSarif([], { tool: { name: 'delivery', version: '1' } }).runs).toEqual([
    { tool: { driver: { name: 'delivery', version: '1', rules: [] } }, columnKind: 'utf16CodeUnits', results: [] },
  ]);
});
