/**
 * Entries of a Falco rules file, as they stand in it.
 *
 * @see https://falco.org/docs/concepts/rules/basic-elements/
 */
export type Entry = EngineVersion | PluginVersions | List | Macro | Rule;

export interface EngineVersion {
  /** Lowest version of the engine that loads the file, e.g. `0.57.0`. */
  readonly required_engine_version: string;
}

export interface PluginVersions {
  readonly required_plugin_versions: readonly { readonly name: string; readonly version: string }[];
}

export interface List {
  readonly list: string;
  /** Values and names of lists before this one; a value with a character that conditions know stands in quotes of its own. */
  readonly items: readonly (string | number)[];
}

export interface Macro {
  readonly macro: string;
  readonly condition: string;
}

export interface Rule {
  /** In Title Case, and unique. */
  readonly rule: string;
  readonly desc: string;
  readonly condition: string;
  /** @default - none */
  readonly exceptions?: readonly Exception[];
  /** What an alert says; `%<field>` is the value of a field. */
  readonly output: string;
  readonly priority: Priority;
  /** The maturity first, then what is watched, then tactic and technique of MITRE ATT&CK. */
  readonly tags: readonly string[];
}

/** @see https://falco.org/docs/concepts/rules/basic-elements/#priority */
export const priorities = [
  ...['EMERGENCY', 'ALERT', 'CRITICAL', 'ERROR'],
  ...['WARNING', 'NOTICE', 'INFORMATIONAL', 'DEBUG'],
] as const;
export type Priority = 'EMERGENCY' | 'ALERT' | 'CRITICAL' | 'ERROR' | 'WARNING' | 'NOTICE' | 'INFORMATIONAL' | 'DEBUG';

/** Events that a rule leaves out: those of which every field compares as a tuple of values says. */
export interface Exception {
  readonly name: string;
  readonly fields: readonly string[];
  /** As many operators as fields. */
  readonly comps: readonly string[];
  /** Tuples of as many values as fields; a list for an operator of lists. */
  readonly values: readonly (readonly ExceptionValue[])[];
}

export type ExceptionValue = string | number | readonly (string | number)[];

/** A rules file. Falco loads the files of a folder by name. */
export interface RulesFile {
  /** E.g. `10-common.yaml`. */
  readonly name: string;
  readonly entries: readonly Entry[];
}
