import { isMap, same } from '../merged.ts';
import { entryLines, indented, keyText } from './lines.ts';

/** Names below `.Values`, outermost first. */
export type ValuePath = readonly string[];

/**
 * What a template looks up, by cloud: undefined where the object does not stand, so that nobody asks; null where the object has no such
 * field.
 */
export type ByCloud = readonly unknown[];

/** All values of a chart. */
export class ChartValues {
  readonly #values = new Map<string, { readonly path: ValuePath; readonly byCloud: ByCloud }>();

  /**
   * Finds a place for what a template looks up.
   *
   * @param paths best first; the first one is taken that is free, or that holds the same on each cloud
   */
  place(paths: readonly ValuePath[], byCloud: ByCloud): ValuePath {
    for (const path of paths) {
      const key = path.join('.');
      const there = this.#values.get(key);
      const both = there === undefined ? byCloud : united(there.byCloud, byCloud);
      if (both === undefined) continue;
      this.#values.set(key, { path, byCloud: both });
      return path;
    }
    throw new Error(`no place is left for ${paths.map((path) => path.join('.')).join(' or ')}`);
  }

  /**
   * Every value of a cloud as a values file. The defaults are those of the first cloud; Helm lays a values file over them map by map, so null
   * takes away what the cloud lacks.
   *
   * @see https://helm.sh/docs/chart_template_guide/values_files/#deleting-a-default-key
   */
  file(cloud: number): string {
    const entries = [...this.#values.values()].filter(({ byCloud }) => byCloud[cloud] !== undefined);
    const values = entries.map(({ path, byCloud }) => [path, over(byCloud[cloud], byCloud[0])] as const);
    return `${treeLines(nested(values)).join('\n')}\n`;
  }
}

/** Undefined when a cloud would have two values. */
function united(a: ByCloud, b: ByCloud): ByCloud | undefined {
  const agree = a.every((value, cloud) => value === undefined || b[cloud] === undefined || same(value, b[cloud]));
  return agree ? a.map((value, cloud) => (value === undefined ? b[cloud] : value)) : undefined;
}

/** A value with null for each key that only its default has. */
function over(value: unknown, byDefault: unknown): unknown {
  if (!isMap(value) || !isMap(byDefault)) return value;
  const keys = [...new Set([...Object.keys(value), ...Object.keys(byDefault)])];
  return Object.fromEntries(
    keys.map((key) => [key, Object.hasOwn(value, key) ? over(value[key], byDefault[key]) : null]),
  );
}

function nested(values: readonly (readonly [ValuePath, unknown])[]): unknown {
  const here = values.find(([path]) => path.length === 0);
  if (here !== undefined) return here[1];
  const names = [...new Set(values.map(([[name = '']]) => name))];
  const below = (name: string) =>
    values.flatMap(([[first, ...rest], value]) => (first === name ? [[rest, value] as const] : []));
  return Object.fromEntries(names.map((name) => [name, nested(below(name))]));
}

/** As `emit` writes a map, but with null, which no manifest holds. */
function treeLines(tree: unknown): readonly string[] {
  if (!isMap(tree) || Object.keys(tree).length === 0) return ['{}'];
  return Object.keys(tree)
    .sort()
    .flatMap((key) => {
      const value = tree[key];
      if (value === null) return [`${keyText(key)}: null`];
      if (!isMap(value) || Object.keys(value).length === 0) return entryLines(key, value);
      return [`${keyText(key)}:`, ...indented(treeLines(value))];
    });
}
