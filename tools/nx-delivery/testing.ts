import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { noClusterNames } from './no-cluster-names.js';

export { runNx } from './small-workspace.ts';

export interface Names {
  readonly clouds: readonly string[];
  readonly clusters: readonly string[];
}

/** What `no-cluster-names` says of a text, as `1:9 Asks which cloud it is…`. */
export function namesIn(code: string, names: Names): readonly string[] {
  const found = new Linter().verify(code, {
    languageOptions: { parser: tseslint.parser as Linter.Parser },
    plugins: { delivery: { rules: { 'no-cluster-names': noClusterNames } } },
    rules: { 'delivery/no-cluster-names': ['error', names] },
  });
  return found.map(({ message, line, column }) => `${line}:${column} ${message}`);
}
