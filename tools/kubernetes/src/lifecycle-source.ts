import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Lifecycle } from '@delivery/kubernetes';

/** Lifecycles by kind, e.g. `apps/v1/Deployment`. */
export type Lifecycles = ReadonlyMap<string, Lifecycle>;

const generated = 'zz_generated.prerelease-lifecycle.go';

/** What the generated files of a module say, e.g. of `k8s.io/api`. */
export function readLifecycles(folder: string): Lifecycles {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(generated));
  return new Map(
    files.sort().flatMap((file) => {
      const version = dirname(file);
      const register = readFileSync(join(folder, version, 'register.go'), 'utf8');
      const group = /\bGroupName\s*=\s*"([^"]*)"/.exec(register)?.[1];
      if (group === undefined) throw new Error(`${join(version, 'register.go')} has no GroupName`);
      const prefix = [group, version.split('/').at(-1)].filter((part) => part !== '').join('/');
      return [...parseLifecycles(readFileSync(join(folder, file), 'utf8'))].map(
        ([kind, lifecycle]): [string, Lifecycle] => [`${prefix}/${kind}`, lifecycle],
      );
    }),
  );
}

const method = /func \(in \*(\w+)\) APILifecycle(\w+)\(\) [^{]*\{\s*return ([^\n]+)\n/g;

/** What one such file says of the kinds of its group and version. */
export function parseLifecycles(text: string): Map<string, Lifecycle> {
  const lifecycles = new Map<string, Lifecycle>();
  for (const [, kind = '', what, value = ''] of text.matchAll(method)) {
    lifecycles.set(kind, { ...lifecycles.get(kind), ...said(what, value) });
  }
  return lifecycles;
}

function said(what: string | undefined, value: string): Lifecycle {
  if (what === 'Introduced') return { introduced: minor(value) };
  if (what === 'Deprecated') return { deprecated: minor(value) };
  if (what === 'Removed') return { removed: minor(value) };
  if (what !== 'Replacement') throw new Error(`APILifecycle${what} is new`);
  const [group, version, kind = ''] = ['Group', 'Version', 'Kind'].map(
    (name) => new RegExp(`\\b${name}: "([^"]*)"`).exec(value)?.[1] ?? '',
  );
  return { replacement: { apiVersion: [group, version].filter((part) => part !== '').join('/'), kind } };
}

/** `1, 21` → `1.21` */
const minor = (value: string) => value.split(/,\s*/).join('.');
