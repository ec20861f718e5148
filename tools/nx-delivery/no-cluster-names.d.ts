import type { Rule } from 'eslint';

/** Options: the names of `clouds` and of `clusters`. */
export const noClusterNames: Rule.RuleModule;
