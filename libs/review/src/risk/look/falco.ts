const PRIORITIES = ['debug', 'informational', 'info', 'notice', 'warning', 'error', 'critical', 'alert', 'emergency'];

/** A Falco rule as its file says it. */
export interface FalcoRule {
  readonly enabled: boolean;
  /** Higher is worse; -1: it states none. */
  readonly priority: number;
}

/**
 * The rules of a Falco file, by name. Reads the lines that say what is asked for here, not the whole language.
 *
 * @see https://falco.org/docs/concepts/rules/basic-elements/
 */
export function falcoRules(text: string): ReadonlyMap<string, FalcoRule> {
  const found = new Map<string, FalcoRule>();
  for (const block of text.split(/^(?=\s*- (?:rule|macro|list):)/m)) {
    const name = /^\s*- rule:\s*["']?(.+?)["']?\s*$/m.exec(block)?.[1];
    if (name === undefined) continue;
    const enabled = !/^\s*enabled:\s*false\b/m.test(block);
    const priority = PRIORITIES.indexOf((/^\s*priority:\s*["']?(\w+)/m.exec(block)?.[1] ?? '').toLowerCase());
    const old = found.get(name);
    found.set(name, { enabled, priority: priority === -1 ? (old?.priority ?? -1) : priority });
  }
  return found;
}
