import type { Manifest } from '@delivery/manifest';

export const version = `- required_engine_version: 0.57.0
`;

export const macro = `- macro: started
  condition: evt.type in (execve, execveat)
`;

export const rule = `- rule: Shell in Container
  desc: >
    A shell starts in a container.
  condition: started and proc.name = sh
  exceptions:
    - name: known
      fields: [proc.pname]
      comps: [=]
  output: Shell | process=%proc.name container_id=%container.id
  priority: WARNING
  tags: [maturity_stable, container, mitre_execution, T1059.004]
`;

/** The ConfigMap of an example, and its name. */
export const rulesOf = (text: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'rules', namespace: 'falco' },
  data: { 'rules.yaml': text },
});

export const on = 'ConfigMap falco/rules';
export const at = 'data["rules.yaml"]';

/** Texts of which no check of Falco rules knows anything. */
export const others = [
  { name: 'a list of something else', add: [rulesOf('- name: order\n  rule: none\n')] },
  { name: 'rules of Prometheus', add: [rulesOf('groups:\n  - name: order\n    rules:\n      - record: a\n')] },
];
