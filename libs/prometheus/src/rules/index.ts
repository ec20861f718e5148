export { durationSeconds } from './duration.ts';
export { prometheusRule, type PrometheusRuleProps } from './prometheus-rule.ts';
export type { Recording, RuleGroup } from './rule-group.ts';
export { runbookFile, runbookUrl } from './runbook.ts';
