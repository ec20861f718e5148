import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { problemsIn, uncheckedIn, type Configuration } from './collector/check.ts';
import { filesOf } from './world.ts';

const configurations = filesOf('opentelemetry');
const read = (text: string) => load(text) as Configuration;

it('there are configurations', () => {
  expect(configurations.length).toBeGreaterThan(0);
});

describe.each(configurations)('$path', ({ text }) => {
  it('says what its components understand, and leads from receivers to exporters', () => {
    expect(problemsIn(read(text))).toEqual([]);
  });
});

it('what no schema is there for is known', () => {
  const unchecked = configurations.flatMap(({ text }) => uncheckedIn(read(text)));
  const known = [
    'receivers filelog',
    'processors k8sattributes',
    'exporters datadog',
    // Go's proxy does not have this release of it
    'exporters loadbalancing',
    'extensions file_storage',
  ];
  expect([...new Set(unchecked)].filter((component) => !known.includes(component))).toEqual([]);
});
