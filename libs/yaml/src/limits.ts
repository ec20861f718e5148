/** What a file may cost. A file that needs more is refused before anything recursive sees it. */
export interface Limits {
  /** @default 1048576 (1 MiB) */
  readonly bytes: number;
  /** Words, marks and spaces: a small file can be all marks. @default 400000, twice what 1 MiB of ordinary YAML has */
  readonly tokens: number;
  /** Levels of lists and objects. @default 64 */
  readonly depth: number;
  /** How often an alias (`*name`) may be expanded, those inside expanded ones counted too. @default 0: anchors are refused as well */
  readonly aliases: number;
}

export const LIMITS: Limits = { bytes: 1024 * 1024, tokens: 400_000, depth: 64, aliases: 0 };
