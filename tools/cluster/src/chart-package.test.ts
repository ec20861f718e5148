import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { indexOf, packageChart, type IndexEntry } from './chart-package.ts';
import { run } from './run.ts';

const chart = { name: 'cert-manager', version: 'v1.21.2' };

describe('packageChart', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chart-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('makes a package that its entry in the index describes', async () => {
    const entry = await packageChart(chart, join(folder, 'out'), join(folder, 'sources'));
    const file = join(folder, 'out', 'cert-manager-v1.21.2.tgz');
    const digest = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    expect(entry).toEqual({
      ...chart,
      apiVersion: 'v2',
      type: 'application',
      appVersion: '1.21.2',
      urls: ['cert-manager-v1.21.2.tgz'],
      digest,
    });
    const read = (path: string) => run('tar', ['--extract', '--to-stdout', `--file=${file}`, `cert-manager/${path}`]);
    expect(JSON.parse(await read('Chart.yaml'))).toEqual({
      ...chart,
      apiVersion: 'v2',
      type: 'application',
      appVersion: '1.21.2',
    });
    expect(await read('templates/all.yaml')).toContain('values.json: {{ toJson .Values | quote }}');
  });

  it('makes the same bytes again, whenever and wherever', async () => {
    const first = await packageChart(chart, join(folder, 'a'), join(folder, 'sources'));
    await utimes(join(folder, 'sources', chart.name), 0, 1);
    const second = await packageChart(chart, join(folder, 'b'), join(folder, 'other'));
    expect(second).toEqual(first);
  });
});

it('indexOf lists the versions of each chart, by name', () => {
  const entry = (name: string, version: string): IndexEntry => ({
    apiVersion: 'v2',
    type: 'application',
    name,
    version,
    appVersion: version,
    urls: [`${name}-${version}.tgz`],
    digest: 'd',
  });
  const index = JSON.parse(indexOf([entry('keda', '2.0.0'), entry('base', '1.0.0'), entry('keda', '2.1.0')])) as {
    entries: Record<string, { version: string; created: string }[]>;
  };
  const versions = Object.entries(index.entries).map(([name, list]) => [name, list.map(({ version }) => version)]);
  expect(versions).toEqual([
    ['base', ['1.0.0']],
    ['keda', ['2.0.0', '2.1.0']],
  ]);
  expect(index.entries['base']?.[0]?.created).toBe('1970-01-01T00:00:00Z');
});
