import { expect, it } from 'vitest';
import { mutate, type Mutation } from './mutation.ts';
import { authoredAlerts, waitingAlerts } from './world.ts';

/** One on which services are held to most, and the one that looks at all others. */
const clusters = ['aws-prod-eu-west-1', 'aws-observability-eu-west-1'];

/** What each owner of pods has alike is asked once. */
const distinct = new Map(
  [...authoredAlerts.filter(({ cluster }) => clusters.includes(cluster)), ...waitingAlerts].map((authored) => [
    `${authored.app} ${authored.alert.name} ${JSON.stringify(authored.alert.labels)}`,
    authored,
  ]),
);

it('cases notice at least 95 % of the mistakes in rules', async () => {
  const { killed, survived } = await mutate([...distinct.values()]);
  const all = killed.length + survived.length;
  const lines = survived.map(lineOf).sort();
  console.log([`${killed.length} of ${all} mistakes noticed; not noticed:`, ...lines].join('\n'));
  expect(all).toBeGreaterThan(0);
  expect(killed.length / all).toBeGreaterThanOrEqual(0.95);
});

function lineOf({ rule, mistake }: Mutation): string {
  return `${rule.record ?? rule.alert} ${JSON.stringify(rule.labels ?? {})}: ${mistake}`;
}
