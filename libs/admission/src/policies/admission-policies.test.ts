import type { Manifest } from '@delivery/manifest';
import { checks } from '@delivery/policy';
import { describe, expect, it } from 'vitest';
import { admissionPolicies, celChecks, type AdmissionProps } from './admission-policies.ts';
import { systemNamespaces } from './namespaces.ts';

const props: AdmissionProps = {
  cluster: 'local',
  kubernetes: '1.36',
  registries: ['registry.example/delivery/'],
  environment: { availability: 'production' },
  engine: 'argocd',
  services: ['order'],
  workloadMakers: ['keda'],
};

interface Spec {
  readonly failurePolicy: string;
  readonly policyName: string;
  readonly validationActions: readonly string[];
  readonly matchConstraints: {
    readonly namespaceSelector: { readonly matchExpressions: readonly unknown[] };
    readonly resourceRules: readonly { readonly resources: readonly string[] }[];
  };
  readonly variables: readonly { readonly name: string; readonly expression: string }[];
  readonly validations: readonly { readonly message: string; readonly messageExpression: string }[];
}
interface Selector {
  readonly namespaceSelector: {
    readonly matchExpressions: readonly {
      readonly key: string;
      readonly operator: string;
      readonly values?: readonly string[];
    }[];
  };
}
const specOf = ({ spec }: Manifest) => spec as Spec;
const ofKind = (kind: string, more: Partial<AdmissionProps> = {}) =>
  admissionPolicies({ ...props, ...more }).filter((object) => object.kind === kind);
const policies = ofKind('ValidatingAdmissionPolicy');
const find = (name: string, of = policies) => {
  const found = of.find(({ metadata }) => metadata.name === `${name}.delivery.example`);
  if (found === undefined) throw new Error(`no policy ${name}`);
  return specOf(found);
};

describe('the table', () => {
  it('asks every check of the Pod Security Standards, each once', () => {
    const standards = checks.filter(({ level }) => level !== 'all').map(({ id }) => id);
    const asked = celChecks.map(({ id }) => id);
    expect(asked).toEqual([...new Set(asked)]);
    expect(standards.filter((id) => !asked.includes(id))).toEqual([]);
    expect(asked.filter((id) => !standards.includes(id)).sort()).toEqual(['A09', 'W24', 'W27', 'W29']);
  });

  it('puts a check into the policy of its own standard', () => {
    for (const level of ['baseline', 'restricted']) {
      const names = find(`pod-security-${level}`).variables.map(({ name }) => name);
      const levels = names.flatMap((name) => checks.find(({ id }) => id === name)?.level ?? []);
      expect([...new Set(levels)]).toEqual([level]);
    }
  });

  it('calls examples stricter only by names that they have', () => {
    for (const { id, stricter = {} } of celChecks) {
      const names = checks.find((check) => check.id === id)?.good.map(({ name }) => name) ?? [];
      expect(Object.keys(stricter).filter((name) => !names.includes(name))).toEqual([]);
    }
  });
});

describe('every policy', () => {
  it('fails closed, and spares what the cluster runs in', () => {
    for (const spec of policies.map(specOf)) {
      expect(spec.failurePolicy).toBe('Fail');
      expect(spec.matchConstraints.namespaceSelector.matchExpressions[0]).toEqual({
        key: 'kubernetes.io/metadata.name',
        operator: 'NotIn',
        values: [...systemNamespaces],
      });
    }
  });

  it('is bound, and leaves a mark in the audit log', () => {
    const bindings = ofKind('ValidatingAdmissionPolicyBinding').map(specOf);
    const bound = new Set(bindings.map(({ policyName }) => policyName));
    expect([...bound]).toEqual(policies.map(({ metadata }) => metadata.name));
    for (const { validationActions } of bindings) expect(validationActions).toContain('Audit');
  });

  it('names the check, what is allowed and the fix', () => {
    expect(find('images').validations.map(({ message }) => message)).toEqual([
      'W27 Every image is pinned by digest; allowed: <repository>:<tag>@sha256:<64 hex digits>; fix: append the digest that the registry shows for the tag, e.g. `crane digest <image>`, or waive W27 with a reason',
      'W29 Every image comes from a registry of the cluster; allowed: names that begin with registry.example/delivery/; fix: mirror the image into the registry of the cluster, and name it there, or waive W29 with a reason',
    ]);
  });

  it('stays below the limits of the API server', () => {
    for (const { variables = [], validations } of policies.map(specOf)) {
      for (const { expression } of variables) expect(expression.length).toBeLessThan(10_000);
      for (const { message, messageExpression } of validations)
        expect(`${message}${messageExpression ?? ''}`).not.toContain('\n');
    }
  });
});

it('holds namespaces to their own standard, services to more, and only looks at what nobody of the tree owns', () => {
  const label = 'pod-security.kubernetes.io/enforce';
  const bindings = ofKind('ValidatingAdmissionPolicyBinding').map(({ metadata, spec }) => {
    const { validationActions, matchResources } = spec as Pick<Spec, 'validationActions'> & {
      matchResources?: Selector;
    };
    const [where] = matchResources?.namespaceSelector.matchExpressions ?? [];
    const namespaces = [where?.key, where?.operator, ...(where?.values ?? [])].filter((word) => word !== undefined);
    return [metadata.name.replace('.delivery.example', ''), validationActions.join(), namespaces.join(' ')];
  });
  expect(bindings).toEqual([
    ['pod-security-baseline', 'Deny,Audit', `${label} In baseline restricted`],
    ['pod-security-baseline-elsewhere', 'Audit,Warn', `${label} DoesNotExist`],
    ['pod-security-restricted', 'Deny,Audit', `${label} In restricted`],
    ['images', 'Audit,Warn', 'kubernetes.io/metadata.name In order'],
    ['service-account-token', 'Audit,Warn', 'kubernetes.io/metadata.name In order'],
    ['sync-path', 'Deny,Audit', ''],
    ['protected-deletion', 'Deny,Audit', ''],
  ]);
});

it('says nothing of images and tokens where there is no service', () => {
  const names = ofKind('ValidatingAdmissionPolicy', { services: [] }).map(({ metadata }) => metadata.name);
  expect(names.filter((name) => /^(images|service-account)/.test(name))).toEqual([]);
});

it('what Kubernetes calls safe follows the minor of the cluster', () => {
  const sysctls = (kubernetes: string) =>
    find('pod-security-baseline', ofKind('ValidatingAdmissionPolicy', { kubernetes })).variables.find(
      ({ name }) => name === 'W13',
    )?.expression;
  expect(sysctls('1.36')).not.toContain('net.ipv4.tcp_notsent_lowat');
  expect(sysctls('1.37')).toContain('net.ipv4.tcp_notsent_lowat');
});

it('a name in a message keeps its quotes', () => {
  const [cluster] = ofKind('ValidatingAdmissionPolicy', { registries: ["it's.example/"] }).filter(({ metadata }) =>
    metadata.name.startsWith('images'),
  );
  expect(JSON.stringify(cluster)).toContain("it\\\\'s.example/");
});

it('a sync object cannot waive where it takes from: whoever may write one may write the waiver', () => {
  const { variables, validations } = find('sync-path');
  expect(variables.map(({ name }) => name)).toEqual(['sources', 'paths', 'A09']);
  expect(validations[0]?.message).not.toContain('waive');
});
