import { Refusal } from '@delivery/findings';
import { describe, expect, it } from 'vitest';
import { clouds, cluster, sources, valid, unseal } from './testing-facts.ts';
import { parseFleet } from './parse.ts';

describe('facts', () => {
  it('become a fleet', () => {
    const { clusters, rings, releases, repository } = parseFleet(sources(), clouds);
    expect(repository.url).toBe('https://git.example/platform.git');
    expect(rings.map((ring) => ring.name)).toEqual(['development', 'production']);
    expect(releases.get('order')?.repository).toBe('delivery/order');
    expect(clusters).toMatchObject([
      {
        name: 'aws-one',
        availability: 'multi-zone',
        ring: { ref: 'ring/production' },
        environment: { name: 'production', replicas: { min: 3 } },
      },
    ]);
  });

  it.each([
    ['one zone', 'zones: [eu-west-1a, eu-west-1b]', 'zones: [eu-west-1a]', 'single-zone'],
    ['role edge', 'role: workload', `role: edge\n${unseal}`, 'edge'],
  ])('%s decides the availability profile', (_, from, to, availability) => {
    expect(parseFleet(sources(cluster, from, to), clouds).clusters[0]?.availability).toBe(availability);
  });

  it('keep telemetry in Prometheus and Tempo, where they say nothing else', () => {
    const telemetryOf = (...change: Parameters<typeof sources>) =>
      parseFleet(sources(...change), clouds).clusters[0]?.telemetry;
    expect(telemetryOf()).toEqual({ metrics: 'prometheus', traces: 'tempo', exporters: [] });
    expect(telemetryOf(cluster, 'state: serving', 'state: serving\ntelemetry: { metrics: victoria-metrics }')).toEqual({
      metrics: 'victoria-metrics',
      traces: 'tempo',
      exporters: [],
    });
  });

  it('leave a retired cluster out', () => {
    expect(parseFleet(sources(cluster, 'state: serving', 'state: retired'), clouds).clusters).toEqual([]);
  });

  it('apply overrides to this cluster only', () => {
    const override =
      'state: serving\noverrides: [{ key: replicas.max, value: 20, because: sale of the year, until: 2026-12-31 }]';
    expect(parseFleet(sources(cluster, 'state: serving', override), clouds).clusters[0]?.environment.replicas).toEqual({
      min: 3,
      max: 20,
    });
  });

  type Edit = readonly [file: string, from: string, to: string];
  /** Exit code and findings after some edits of the valid facts. */
  const refusalOf = (...edits: readonly Edit[]) => {
    const files = new Map(Object.entries(valid));
    for (const [file, from, to] of edits) files.set(file, (files.get(file) ?? '').replace(from, to));
    try {
      parseFleet(
        [...files].map(([file, text]) => ({ file, bytes: new TextEncoder().encode(text) })),
        clouds,
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { exitCode: error.exitCode, ids: error.findings.map(({ id, at }) => `${at?.file} ${id}`) };
    }
    return undefined;
  };

  it('collect every error of every file: of the schemas, and of the rules in files that their schema accepts', () => {
    const other: Edit = ['clusters/rings.yaml', '- { name: development', '- { name: production'];
    expect(
      refusalOf(
        ['clusters/repository.yaml', 'url: https', 'uri: https'],
        [cluster, 'ring: production', 'ring: prod'],
        other,
      ),
    ).toEqual({
      exitCode: 2,
      ids: [
        'clusters/repository.yaml repository-schema',
        'clusters/repository.yaml repository-schema',
        `${cluster} ring-exists`,
        'clusters/rings.yaml ring-is-unique',
      ],
    });
  });

  it('do not blame a cluster for an environment or a ring that its own file got wrong', () => {
    expect(
      refusalOf(
        ['clusters/environments/production.yaml', 'min: 3', 'min: 0'],
        ['clusters/rings.yaml', 'ref: ring/production', 'ref: main'],
      ),
    ).toEqual({
      exitCode: 2,
      ids: ['clusters/rings.yaml rings-schema', 'clusters/environments/production.yaml environment-schema'],
    });
  });

  it('that are no YAML end with exit code 3, and the others are checked all the same', () => {
    expect(
      refusalOf([cluster, 'zones: [', 'zones: [['], ['apps/services/order/release.yaml', 'tag: 1.0.0', 'tag: latest']),
    ).toEqual({
      exitCode: 3,
      ids: [`${cluster} yaml-syntax`, 'apps/services/order/release.yaml release-schema'],
    });
  });
});
