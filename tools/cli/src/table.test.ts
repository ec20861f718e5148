import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { table } from './table.ts';

const plain = picocolors.createColors(false);

const few = ['aws-prod-eu-west-1', 'local', 'total'];
const rows = [{ label: 'services' }, { label: '  order', cells: [9, 0, 12] }, { label: 'total', cells: [9, 0, 1200] }];

it('writes headings side by side where they fit, and a dot for nothing', () => {
  expect(table(few, rows, 42, plain)).toBe(
    [
      '          aws-prod-eu-west-1  local  total',
      'services',
      '  order                    9      ·     12',
      'total                      9      ·   1200',
      '',
    ].join('\n'),
  );
});

it('writes them down the columns where they do not', () => {
  expect(table(few, rows, 41, plain)).toBe(
    [
      '           aws',
      '          prod',
      '            eu',
      '          west',
      '             1  local  total',
      'services',
      '  order      9      ·     12',
      'total        9      ·   1200',
      '',
    ].join('\n'),
  );
});

describe('what is too wide', () => {
  const columns = Array.from({ length: 14 }, (_, i) => `gcp-staging-europe-west${i}`);
  const rows = [{ label: 'api-gateway', cells: columns.map((_, i) => i + 1) }];

  it('goes on in blocks of about the same size', () => {
    const blocks = table(columns, rows, 100, plain).split('\n\n');
    expect(blocks.map((block) => block.trimEnd().split('\n').at(-1)?.split(/ +/).slice(1))).toEqual([
      ['1', '2', '3', '4', '5', '6', '7'],
      ['8', '9', '10', '11', '12', '13', '14'],
    ]);
  });

  it.each([40, 60, 80, 100, 200])('stays within %d columns', (width) => {
    const lines = table(columns, rows, width, plain).split('\n');
    expect(lines.filter((line) => line.length > width)).toEqual([]);
    expect(lines.filter((line) => line.startsWith('api-gateway')).join(' ')).toContain(' 14');
  });

  it('has a column a block when nothing fits', () => {
    expect(table(['a', 'b'], [{ label: 'x', cells: [1, 2] }], 1, plain)).toBe('   a\nx  1\n\n   b\nx  2\n');
  });
});

it('can be without columns and rows', () => {
  expect(table([], [], 100, plain)).toBe('');
});
