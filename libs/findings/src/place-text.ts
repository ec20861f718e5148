import type { Place } from './finding.ts';

/** `clusters/local.yaml:4:7`, as editors and terminals open it. */
export function placeText({ file, line, column }: Place): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
}
