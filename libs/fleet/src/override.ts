import type { EnvironmentFacts, Override } from './facts.ts';

/** What an environment decides for a cluster that deviates from it. */
export function overridden(environment: EnvironmentFacts, overrides: readonly Override[]): EnvironmentFacts {
  return overrides.reduce(applied, environment);
}

function applied(environment: EnvironmentFacts, { key, value }: Override): EnvironmentFacts {
  const [field, part] = key.split('.') as [keyof EnvironmentFacts, string | undefined];
  const changed = part === undefined ? value : { ...(environment[field] as object), [part]: value };
  return { ...environment, [field]: changed };
}
