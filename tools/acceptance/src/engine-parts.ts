import type { EngineName } from '@delivery/fleet';

export const engineNamespaces: Readonly<Record<EngineName, string>> = { argocd: 'argocd', flux: 'flux-system' };

interface Parts {
  /** Names of the parts that speak of the engine. */
  readonly own: readonly string[];
  readonly rest: unknown;
}

export type TakeApart = (data: Readonly<Record<string, unknown>>, engine: EngineName) => Parts;

/** @param phrases - of the object as JSON, `*` where the engine's namespace stands; that alone is taken out of them */
export function withoutNameOfEngine(...phrases: readonly string[]): TakeApart {
  return (data, engine) => {
    const namespace = engineNamespaces[engine];
    const unnamed = (text: string, phrase: string) => text.replaceAll(phrase.replace('*', namespace), phrase);
    return { own: [], rest: JSON.parse(phrases.reduce(unnamed, JSON.stringify(data))) as unknown };
  };
}

interface Rule {
  readonly alert?: string;
  readonly expr: string;
}

interface PrometheusRule {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[];
}

/** @param jobs - that `TargetMissing` waits for only where the engine has them */
export function withoutAlertsOf(group: string, jobs: readonly string[]): TakeApart {
  const isOwn = (term: string) => jobs.some((job) => term.includes(`"job", "${job}"`));
  return (data) => {
    const { groups, ...spec } = data['spec'] as PrometheusRule;
    const rules = groups.flatMap((each) => each.rules);
    const terms = rules.find(({ alert }) => alert === 'TargetMissing')?.expr.split(' or ') ?? [];
    const rest = groups
      .filter(({ name }) => name !== group)
      .map((each) => ({
        ...each,
        rules: each.rules.map((rule) =>
          rule.alert === 'TargetMissing' ? { ...rule, expr: terms.filter((term) => !isOwn(term)) } : rule,
        ),
      }));
    const alerts = groups.filter(({ name }) => name === group).flatMap((each) => each.rules.map(({ alert }) => alert));
    return {
      own: [
        ...jobs.filter((job) => terms.some((term) => term.includes(`"job", "${job}"`))).map((job) => `job ${job}`),
        ...alerts.map((alert) => `alert ${alert}`),
      ],
      rest: { ...data, spec: { ...spec, groups: rest } },
    };
  };
}

interface Dashboard {
  readonly panels: readonly { readonly type: string; readonly title: string }[];
}

/** @param prefix - of titles of sections; a section ends where the next begins */
export function withoutSectionsOf(file: string, prefix: string): TakeApart {
  return (configMap) => {
    const data = configMap['data'] as Readonly<Record<string, string>>;
    const dashboard = JSON.parse(data[file] ?? '{}') as Dashboard;
    const sectionOf = (index: number) =>
      dashboard.panels.slice(0, index + 1).findLast(({ type }) => type === 'row')?.title ?? '';
    const isOwn = (index: number) => sectionOf(index).startsWith(prefix);
    return {
      own: dashboard.panels.filter((_, index) => isOwn(index)).map(({ title }) => title),
      rest: {
        ...configMap,
        data: { ...data, [file]: { ...dashboard, panels: dashboard.panels.filter((_, index) => !isOwn(index)) } },
      },
    };
  };
}

interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>;
}

interface Peer {
  readonly namespaceSelector?: Selector;
  readonly podSelector?: Selector;
}

interface EgressRule {
  readonly ports: readonly { readonly port: number }[];
  readonly to: readonly Peer[];
}

interface NetworkPolicy {
  readonly egress: readonly EgressRule[];
}

/** Every rule that reaches the engine, whole, so that a rule which reaches others too is seen. */
export const withoutEgressToEngine: TakeApart = (policy, engine) => {
  const { egress, ...spec } = policy['spec'] as NetworkPolicy;
  const namespaceOf = ({ namespaceSelector }: Peer) => namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'];
  const isOwn = ({ to }: EgressRule) => to.some((peer) => namespaceOf(peer) === engineNamespaces[engine]);
  const nameOf = (peer: Peer) =>
    [
      namespaceOf(peer) ?? '*',
      Object.entries(peer.podSelector?.matchLabels ?? {}).map((label) => label.join('=')),
    ].join('/');
  return {
    own: egress
      .filter(isOwn)
      .map(({ ports, to }) => `${ports.map(({ port }) => port).join()} of ${to.map(nameOf).join()}`),
    rest: { ...policy, spec: { ...spec, egress: egress.filter((rule) => !isOwn(rule)) } },
  };
};

interface KubeStateMetrics {
  readonly rbac: {
    readonly extraRules: readonly {
      readonly apiGroups: readonly string[];
      readonly resources: readonly string[];
      readonly verbs: readonly string[];
    }[];
  };
  readonly customResourceState?: {
    readonly config: { readonly spec: { readonly resources: readonly { groupVersionKind: { kind: string } }[] } };
  };
}

export const withoutStateMetrics: TakeApart = (release) => {
  const { customResourceState, rbac, ...values } = release['values'] as KubeStateMetrics;
  const { extraRules, ...rbacRest } = rbac;
  return {
    own: [
      ...extraRules.map(
        ({ apiGroups, resources, verbs }) => `may ${verbs.join()} ${apiGroups.join()}/${resources.join()}`,
      ),
      ...(customResourceState?.config.spec.resources ?? []).map(
        ({ groupVersionKind }) => `state of ${groupVersionKind.kind}`,
      ),
    ],
    rest: { ...release, values: { ...values, rbac: rbacRest } },
  };
};
