import { describe, expect, it } from 'vitest';
import { blastText, clustersText, counted, subjectOf } from './words.ts';

describe('counted', () => {
  it.each([
    [0, 'object', '0 objects'],
    [1, 'object', '1 object'],
    [1204, 'object', '1,204 objects'],
    [10_000, '', '10,000'],
  ])('says %d %s as %s', (count, noun, text) => expect(counted(count, noun)).toBe(text));
});

describe('blastText', () => {
  it('says what there is', () => {
    const blast = {
      pods: 1,
      volumeBytes: 1.5 * 1024 ** 4,
      clusters: ['a', 'b', 'c'],
      clouds: ['aws'],
      rings: ['edge'],
    };
    expect(blastText(blast)).toBe('1 pod, 1.5 TiB of volumes, 3 clusters, aws, ring edge');
  });

  it('is empty where nothing can be hurt', () => {
    expect(blastText({ pods: 0, volumeBytes: 0, clusters: [], clouds: [], rings: [] })).toBe('');
  });
});

it('names two clusters and counts more', () => {
  expect(clustersText(['a', 'b'])).toBe('a, b');
  expect(clustersText(['a', 'b', 'c'])).toBe('3 clusters');
  expect(clustersText([''])).toBe('no cluster');
});

it('names an object with its namespace, if it has one', () => {
  expect(subjectOf({ kind: 'Namespace', name: 'order' })).toBe('Namespace order');
  expect(subjectOf({ kind: 'Service', namespace: 'order', name: 'order' })).toBe('Service order/order');
});
