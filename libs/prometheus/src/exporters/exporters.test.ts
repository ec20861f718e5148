import { expect, it } from 'vitest';
import { exporters } from './index.ts';

/** Set by scraping: of the pod that is scraped, unless the exporter's own are honoured. */
const scraped = ['namespace', 'pod', 'container', 'node', 'job', 'instance', 'service', 'endpoint'];

it('names every exporter once', () => {
  const names = exporters.map(({ name }) => name);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

it('says where the metrics of every exporter are listed', () => {
  expect(exporters.filter(({ see }) => !see.startsWith('https://')).map(({ name }) => name)).toEqual([]);
});

it('declares each metric once, with its words', () => {
  for (const { name, metrics } of exporters) {
    const wrong = Object.entries(metrics).filter(
      ([metric, { help, labels = [] }]) =>
        !/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(metric) || !help.endsWith('.') || new Set(labels).size !== labels.length,
    );
    expect(wrong, name).toEqual([]);
  }
});

it('honours the labels of programs that speak of objects of others', () => {
  const speaks = exporters.filter(({ metrics }) =>
    Object.values(metrics).some(({ labels = [] }) => labels.some((label) => scraped.includes(label))),
  );
  const notHonoured = speaks.filter(({ scrape }) => scrape !== undefined && scrape.honorLabels !== true);
  expect(notHonoured.map(({ name }) => name)).toEqual([]);
});
