import { isRuleOf, testsOf, type AuthoredAlert } from './alert-tests.ts';
import { testRules } from './promtool.ts';
import type { Rule } from './rule-groups.ts';

/**
 * What is wrong with the words of alerts, as Prometheus fills them in when they fire: a template that fails, or a label that the alert has not.
 * Prometheus writes nothing for such a label, so each is asked for.
 */
export async function emptyWords<Authored extends AuthoredAlert>(
  alerts: readonly Authored[],
): Promise<ReadonlyMap<Authored, readonly string[]>> {
  const tests = alerts.flatMap((authored) => {
    const [fires] = testsOf(authored);
    if (fires === undefined) return [];
    const groups = fires.groups.map((group) => ({
      ...group,
      rules: group.rules.map((rule) => (isRuleOf(authored, rule) ? askingForLabels(rule) : rule)),
    }));
    return [{ ...fires, groups, questions: [], silent: [authored.alert.name], of: authored }];
  });
  return new Map([...(await testRules(tests))].map(([{ of }, said]) => [of, wrongIn(said)]));
}

/** Adds an annotation for each label that the words name; Prometheus fills it in where the alert lacks the label. */
function askingForLabels(rule: Rule): Rule {
  const words = Object.values(rule.annotations ?? {}).join();
  const labels = new Set([...words.matchAll(/\$labels\.(\w+)/g)].map(([, label = '']) => label));
  const asked = [...labels].map((label) => [
    `asks_${label}`,
    `{{ if not $labels.${label} }}no label ${label};{{ end }}`,
  ]);
  return { ...rule, annotations: { ...rule.annotations, ...Object.fromEntries(asked) } };
}

function wrongIn(said: readonly string[]): readonly string[] {
  if (said.length === 0) return ['does not fire in its first case'];
  return said.flatMap((text) =>
    [...text.matchAll(/<error expanding template:.*?>|<no value>|%!\w*\([^)]*\)|no label \w+/g)].map(
      ([wrong]) => wrong,
    ),
  );
}
