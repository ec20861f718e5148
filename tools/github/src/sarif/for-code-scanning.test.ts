import { expect, it } from 'vitest';
import { forCodeScanning } from './for-code-scanning.ts';

const at = (uri: string) => ({
  physicalLocation: { artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, region: { startLine: 3 } },
});
const result = (uri: string, level = 'error') => ({ ruleId: 'D01', level, locations: [at(uri)] });
const log = (...results: readonly object[]) => ({ version: '2.1.0', runs: [{ tool: {}, results }] });

it('leaves a log alone that fits', () => {
  const fits = log(result('generated/a.yaml'));
  expect(forCodeScanning(fits, '')).toEqual({ sarif: fits, noFile: 0, tooMany: 0 });
  expect(forCodeScanning(fits, './')).toEqual({ sarif: fits, noFile: 0, tooMany: 0 });
});

it('leaves out what has no file', () => {
  const nowhere = [{ ruleId: 'D03' }, { locations: [] }, { locations: [{ logicalLocations: [{ name: 'a' }] }] }];
  const { sarif, noFile } = forCodeScanning(log(...nowhere, result('a.yaml')), '');
  expect(sarif).toEqual(log(result('a.yaml')));
  expect(noFile).toBe(3);
});

it('starts paths at the root of the repository', () => {
  const { sarif } = forCodeScanning(
    log({ ...result('a%20b.yaml'), relatedLocations: [at('src/a.ts')] }),
    './my apps/deploy/',
  );
  expect(sarif).toEqual(log({ ...result('my%20apps/deploy/a%20b.yaml'), relatedLocations: [at('src/a.ts')] }));
});

it('keeps the worst of too many', () => {
  const many = Array.from({ length: 5000 }, (_, i) => result(`${i}.yaml`, 'warning'));
  const { sarif, tooMany } = forCodeScanning(log(...many, result('worst.yaml')), '');
  expect(tooMany).toBe(1);
  expect(sarif.runs[0]?.results).toHaveLength(5000);
  expect(sarif.runs[0]?.results?.[0]).toEqual(result('worst.yaml'));
  expect(sarif.runs[0]?.results?.at(-1)).toEqual(result('4998.yaml', 'warning'));
});
