import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testApp, testService } from '@delivery/catalog/testing';
import { testCluster } from '@delivery/fleet/testing';
import { alertsOf, platformGroups, problemsOf } from '@delivery/prometheus';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'docs/runbooks');
const read = (file: string) => readFileSync(file, 'utf8');
const runbooks = readdirSync(folder).map((file) => ({ file, text: read(join(folder, file)) }));

const sections = ['Symptom', 'Impact', 'Diagnosis', 'Mitigation', 'Escalation'];

/** The lines under a heading. */
function under(text: string, section: string): readonly string[] {
  const [, after = ''] = text.split(`\n## ${section}\n`);
  return (after.split('\n## ')[0] ?? '').split('\n').filter((line) => line.trim() !== '');
}

describe.each(runbooks)('docs/runbooks/$file', ({ text }) => {
  it('has the five sections in this order, and text in each', () => {
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(sections);
    expect(sections.filter((section) => under(text, section).length === 0)).toEqual([]);
  });

  it('gives commands that tell what is wrong', () => {
    expect(under(text, 'Diagnosis').filter((line) => line.startsWith('    '))).not.toEqual([]);
  });

  it('links to what is there', () => {
    const links = [...text.matchAll(/\]\((?!https:)([^)#]+)/g)].map(([, link]) => link);
    expect(links.filter((link) => !runbooks.some(({ file }) => file === link))).toEqual([]);
  });

  it('asks in PromQL', () => {
    const queries = [...text.matchAll(/query=(.+?)' \| jq/g)].map(([, query = '']) => query);
    expect(queries.flatMap((query) => problemsOf(query).map(({ found }) => `${query}: ${found}`))).toEqual([]);
  });

  it('asks Prometheus only once the way to it is open', () => {
    const asks = text.indexOf('localhost:9090');
    const opens = text.indexOf('port-forward svc/prometheus 9090');
    expect(asks === -1 || (opens !== -1 && opens < asks)).toBe(true);
  });
});

it('there is one for every alert, and none without', () => {
  const measured = testService({
    slo: {
      availability: { metric: 'http_requests_total', failed: 'code=~"5.."' },
      latency: { metric: 'http_request_duration_seconds', within: '0.5' },
      freshness: { metric: 'courier_last_fix_timestamp_seconds', withinSeconds: 60 },
    },
  });
  const ofServices = alertsOf(testApp('delivery', { service: measured }), testCluster()).map(({ name }) => name);
  const ofPlatform = platformGroups.flatMap(({ alerts }) => alerts.map(({ name }) => name));
  // written into the services' own folders, which no other app imports
  const services = join(root, 'apps/services');
  const own = readdirSync(services, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('alerts.ts'))
    .flatMap((file) => [...read(join(services, file)).matchAll(/^ {4}name: '(\w+)'/gm)].map(([, name]) => name));
  const alerts = [...new Set([...ofServices, ...ofPlatform, ...own, 'OutboxLag'])].sort();
  // for what is wrong with a service and has no alert of its own
  const others = ['service.md'];
  expect(
    runbooks
      .map(({ file }) => file)
      .filter((file) => !others.includes(file))
      .sort(),
  ).toEqual(alerts.map((name) => `${name}.md`).sort());
});
