import { common, isMap, type Common, type Merged, type MergedMap } from '../merged.ts';
import type { ByCloud, ChartValues, ValuePath } from './chart-values.ts';
import { identifiers } from './identifiers.ts';
import { blockLines, endsOpen, entryLines, indented, itemLines, keyText } from './lines.ts';

/** Where the values of an object stand. */
export interface ValueScope {
  readonly values: ChartValues;
  /** Of the service, e.g. `['order']`. */
  readonly service: ValuePath;
  /** Of the object, e.g. `['order', 'deployment']`. */
  readonly object: ValuePath;
  /** Spreads one value for each cloud that has the object over all clouds. */
  readonly byCloud: (values: readonly unknown[]) => ByCloud;
}

/** Whether a cloud has the object, beside the names of its fields. */
export const ENABLED = 'enabled';

/** What people change most stands beside the objects of a service. */
export const SERVICE_VALUES = ['image', 'replicas'] as const;

/** As `emit` begins an object. */
const FIRST: readonly string[] = ['apiVersion', 'kind', 'metadata'];
const IMAGE = /^([^@\s]+):([^:@/\s]+)@(sha256:[0-9a-f]{64})$/;

/** A place in the object: its keys, and the path of its values. */
interface Place {
  readonly keys: readonly string[];
  readonly path: ValuePath;
  /** Levels of indentation. */
  readonly depth: number;
}

/**
 * The object as text in which what differs between clouds is looked up in the values.
 *
 * @see https://pkg.go.dev/text/template
 */
export function templateText(object: Merged, scope: ValueScope): string {
  if (object.form !== 'map') return `${literal(blockLines(common(object) ?? {})).join('\n')}\n`;
  const lines = new Template(scope).fields(object, { keys: [], path: scope.object, depth: 0 });
  return `${lines.join('\n')}\n`;
}

class Template {
  readonly #scope: ValueScope;

  constructor(scope: ValueScope) {
    this.#scope = scope;
  }

  /** The lines of a map. */
  fields({ entries }: MergedMap, { keys, path, depth }: Place): readonly string[] {
    const names = identifiers([...entries.keys()], depth === 0 ? [ENABLED] : []);
    const fields = [...entries].map(([key, value], i) => {
      const place = { keys: [...keys, key], path: [...path, names[i] ?? key], depth };
      return { key, lines: () => this.#field(key, value, place) };
    });
    const rank = ({ key }: { key: string }) => (depth > 0 || !FIRST.includes(key) ? FIRST.length : FIRST.indexOf(key));
    return fields.sort((a, b) => rank(a) - rank(b)).flatMap(({ lines }) => lines());
  }

  #field(key: string, value: Merged, place: Place): readonly string[] {
    const below = { ...place, depth: place.depth + 1 };
    switch (value.form) {
      case 'same':
        return literal(entryLines(key, value.value));
      case 'differs':
        return this.#lookup(key, value.values, place);
      case 'map':
        return [...literal([`${keyText(key)}:`]), ...indented(this.fields(value, below))];
      case 'list':
        return [...literal([`${keyText(key)}:`]), ...indented(this.#items(value.items, below))];
    }
  }

  #items(items: readonly Common[], { keys, path, depth }: Place): readonly string[] {
    const names = identifiers(items.map((item, i) => nameIn(item) ?? `item${i}`));
    return items.flatMap((item, i) => {
      if (item.form === 'same') return literal(itemLines(item.value));
      const place = { keys: [...keys, String(i)], path: [...path, names[i] ?? `item${i}`], depth: depth + 1 };
      const lines = item.form === 'list' ? this.#items(item.items, place) : this.fields(item, place);
      // an action before the first field must not stand after the dash, where it would take the line end with it
      if (lines[0]?.startsWith('{{')) return ['-', ...indented(lines)];
      return [`- ${lines[0]}`, ...indented(lines.slice(1))];
    });
  }

  #lookup(key: string, values: readonly unknown[], place: Place): readonly string[] {
    const there = values.filter((value) => value !== undefined);
    const optional = there.length < values.length;
    const images = there.map((value) => (typeof value === 'string' ? IMAGE.exec(value) : null));
    if (key === 'image' && !optional && images.every((image) => image !== null)) return this.#image(images, place);
    const whole = there.every((one) => typeof one === 'object' && !endsOpen(one));
    // Helm merges maps of several values files, and replaces texts: a map of one cloud keeps nothing of another's
    const asText = whole && there.every(isMap);
    const stored = asText ? values.map((one) => (isMap(one) ? `${blockLines(one).join('\n')}\n` : undefined)) : values;
    const path = this.#place(place.keys.join('.') === 'spec.replicas' ? 'replicas' : undefined, stored, place);
    const value = `.Values.${path.join('.')}`;
    const [name] = literal([keyText(key)]);
    const lines = whole
      ? [`${name}:`, `  {{- ${asText ? `${value} | trim` : `toYaml ${value}`} | nindent ${2 * (place.depth + 1)} }}`]
      : [`${name}: {{ ${value} | ${there.every((one) => typeof one === 'string') ? 'quote' : 'toJson'} }}`];
    return optional ? [`{{- if not (kindIs "invalid" ${value}) }}`, ...lines, '{{- end }}'] : lines;
  }

  #image(images: readonly RegExpExecArray[], place: Place): readonly string[] {
    const parts = images.map(([, repository, tag, digest]) => ({ digest, repository, tag }));
    const path = this.#place('image', parts, place);
    const part = (name: string) => `{{ .Values.${path.join('.')}.${name} }}`;
    return [`image: "${part('repository')}:${part('tag')}@${part('digest')}"`];
  }

  /** A value that people change often stands with the service, unless another object holds another one there. */
  #place(shared: (typeof SERVICE_VALUES)[number] | undefined, values: readonly unknown[], { path }: Place): ValuePath {
    const { service, byCloud, values: chart } = this.#scope;
    const paths = [...(shared ? [[...service, shared]] : []), path];
    return chart.place(paths, byCloud(values));
  }
}

/** Text that Helm must not take for an action. */
function literal(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replaceAll('{{', '{{ "{{" }}'));
}

/** The name of an item, where it has one. */
function nameIn(item: Common): string | undefined {
  const name = item.form === 'same' ? isMap(item.value) && item.value['name'] : undefined;
  const merged = item.form === 'map' ? item.entries.get('name') : undefined;
  const found = merged?.form === 'same' ? merged.value : name;
  return typeof found === 'string' ? found : undefined;
}
