import type { NamespaceRequirement } from './model.ts';

/** What the cluster itself runs in: a policy that refuses there can stop nodes, and nothing comes back by itself. */
export const systemNamespaces = ['kube-node-lease', 'kube-public', 'kube-system'] as const;

const standard = 'pod-security.kubernetes.io/enforce';

/** Namespaces whose own label enforces one of these Pod Security Standards: those of the tree all have one. */
export function enforcing(...standards: readonly ('baseline' | 'restricted')[]): NamespaceRequirement {
  return { key: standard, operator: 'In', values: [...standards] };
}

/** Namespaces that no app of the tree owns: of a cloud, or made by hand. */
export const unlabelled: NamespaceRequirement = { key: standard, operator: 'DoesNotExist' };

export function named(names: readonly string[]): NamespaceRequirement {
  return { key: 'kubernetes.io/metadata.name', operator: 'In', values: [...names] };
}
