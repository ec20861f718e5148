import { Refusal } from '@delivery/findings';
import { layoutOf, type Layout } from '@delivery/review';

/**
 * What `--layout` says.
 *
 * @throws Refusal (2) for a pattern that names neither cluster nor app, one of them twice, or something else
 */
export function layoutOption(pattern: string): Layout {
  const names = [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  const strange = names.find((name) => name !== 'cluster' && name !== 'app');
  if (strange !== undefined) throw refuse(pattern, `{${strange}} in`);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw refuse(pattern, `{${twice}} twice in`);
  if (names.length === 0) throw refuse(pattern, 'neither {cluster} nor {app} in');
  return layoutOf(pattern);
}

function refuse(pattern: string, what: string): Refusal {
  const found = `${what} ${JSON.stringify(pattern)}`;
  const allowed = 'a path with {cluster}, {app} or both, each once; * is anything in a folder, ** anything below';
  const fix = 'e.g. `--layout "envs/{cluster}/{app}/**"`';
  return new Refusal(2, [{ id: 'layout', severity: 'error', subject: '--layout', found, allowed, fix }]);
}
