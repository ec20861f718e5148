import { describe, expect, it } from 'vitest';
import { isRuleOf, testsOf, type AlertTest } from './alert-tests.ts';
import { testRules } from './promtool.ts';
import { authoredAlerts, filesOf, groupsOf, synthesis, waitingAlerts, type ClusterAlert } from './world.ts';

const alerts = [...authoredAlerts, ...waitingAlerts];

const whose = ({ cluster, app, alert }: ClusterAlert) => `${alert.name} of ${app} on ${cluster}`;

it('every cluster but those on a desk has alerts', () => {
  const watched = synthesis.model.fleet.clusters.filter(({ role }) => role !== 'local').map(({ name }) => name);
  expect(watched.length).toBeGreaterThan(0);
  expect([...new Set(authoredAlerts.map(({ cluster }) => cluster))].sort()).toEqual([...watched].sort());
});

it('every authored alert is rendered, once', () => {
  const rendered = (authored: ClusterAlert) =>
    authored.groups.flatMap(({ rules }) => rules.filter((rule) => isRuleOf(authored, rule))).length;
  expect(alerts.filter((authored) => rendered(authored) !== 1).map(whose)).toEqual([]);
});

it('every rendered alert is authored, and has cases in which it fires and is silent', () => {
  const unproven = filesOf('prometheus').flatMap(({ path, cluster, name }) =>
    groupsOf(cluster, name).flatMap(({ rules }) =>
      rules
        .filter(({ alert }) => alert !== undefined)
        .filter((rule) => !alerts.some((a) => a.cluster === cluster && a.app === name && isRuleOf(a, rule)))
        .map(({ alert }) => `${path}: ${alert}`),
    ),
  );
  expect(unproven).toEqual([]);
  const poor = alerts.filter(({ alert: { fires, silent } }) => fires.length === 0 || silent.length === 0);
  expect(poor.map(whose)).toEqual([]);
});

describe('promtool confirms the cases', async () => {
  const asked = alerts.map((authored) => ({
    authored,
    cases: testsOf(authored).map((test) => ({ test, content: contentOf(test) })),
  }));
  const distinct = new Map(asked.flatMap(({ cases }) => cases.map(({ test, content }) => [content, test])));
  const complaints = await testRules([...distinct.values()]);
  const said = new Map([...distinct].map(([content, test]) => [content, complaints.get(test) ?? ['not asked']]));
  console.log(`${alerts.length} alerts; ${distinct.size} of their cases differ`);

  it.each(asked.map(({ authored, cases }) => [whose(authored), cases] as const))('%s', (_, cases) => {
    const wrong = cases.flatMap(({ test, content }) => said.get(content)?.map((text) => `${test.name}:\n${text}`));
    expect(wrong).toEqual([]);
  });
});

/** Apps and clusters have rules that are the same but for the names of the app and its owner; promtool is asked once. */
function contentOf({ authored: { app, owner }, groups, interval, series, at, questions }: AlertTest): string {
  const rules = groups.map((group) => group.rules.map(({ annotations: _, ...rule }) => rule));
  return JSON.stringify({ rules, interval, series, at, questions })
    .replaceAll(new RegExp(`\\b${app}\\b`, 'g'), '<app>')
    .replaceAll(new RegExp(`\\b${owner}\\b`, 'g'), '<owner>');
}
