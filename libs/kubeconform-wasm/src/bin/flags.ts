/** A command line in the manner of Go's `flag` package: `-name`, `--name`, `-name value`, `-name=value`. */
export interface Flags {
  readonly switches: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly files: readonly string[];
}

export interface KnownFlags {
  /** Flags that are on or off. */
  readonly switches: readonly string[];
  /** Flags with a value. */
  readonly values: readonly string[];
  /** kubeconform's other flags, with why this program has none. */
  readonly refused: Readonly<Record<string, string>>;
}

const TRUE = ['1', 't', 'T', 'TRUE', 'true', 'True'];
const FALSE = ['0', 'f', 'F', 'FALSE', 'false', 'False'];

/**
 * @throws Error with a message for the user
 * @see https://pkg.go.dev/flag#hdr-Command_line_flag_syntax
 */
export function parseFlags(args: readonly string[], known: KnownFlags): Flags {
  const switches = new Set<string>();
  const values = new Map<string, string[]>();
  let at = 0;
  for (; at < args.length; at++) {
    const arg = args[at] ?? '';
    const [, name, , value] = /^--?([^-=][^=]*)(=(.*))?$/s.exec(arg) ?? [];
    if (name === undefined) break;
    const refused = Object.hasOwn(known.refused, name) ? known.refused[name] : undefined;
    if (refused !== undefined) throw new Error(`-${name}: ${refused}`);
    if (known.switches.includes(name)) {
      const isOn = value === undefined || TRUE.includes(value);
      if (!isOn && !FALSE.includes(value)) throw new Error(`-${name}=${value}: allowed are true and false`);
      if (isOn) switches.add(name);
      else switches.delete(name);
    } else if (known.values.includes(name)) {
      const given = value ?? args[++at];
      if (given === undefined) throw new Error(`-${name} needs a value`);
      values.set(name, [...(values.get(name) ?? []), given]);
    } else {
      throw new Error(`${arg}: there is no such flag; -h lists them`);
    }
  }
  if (args[at] === '--') return { switches, values, files: args.slice(at + 1) };
  const files = args.slice(at);
  const late = files.find((file) => file.startsWith('-') && file !== '-');
  if (late !== undefined)
    throw new Error(`${late} stands behind a file: flags come first (or put -- before the files)`);
  return { switches, values, files };
}
