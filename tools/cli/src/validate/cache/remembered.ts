import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from '../answer.ts';
import { readSealed, writeSealed } from './sealed-file.ts';

const MONTH = 30 * 24 * 3_600_000;

/** What is known of a request from an earlier time. */
export interface Remembered {
  /** Its answer, when nothing that it hangs on has changed. */
  readonly answer: () => Answer | undefined;
  /**
   * Keys of documents that were valid.
   * @param judges digest of the validator, the schemas and the code that asks them
   */
  readonly valid: (judges: string) => readonly string[];
  readonly remember: (answer: Answer, valid: Valid) => void;
}

interface Valid {
  readonly judges: string;
  readonly keys: readonly string[];
}

/**
 * @param folder absolute path of the cache
 * @param request digest of what was asked: the same for the next run after an edit
 * @param key digest of everything that the answer hangs on
 */
export function remembered(folder: string, request: string, key: string): Remembered {
  const answerFile = join(folder, `${request}.answer.json`);
  const validFile = join(folder, `${request}.valid.json`);
  return {
    answer() {
      const known = readSealed(answerFile) as { readonly key: string; readonly answer: Answer } | undefined;
      return known?.key === key ? known.answer : undefined;
    },
    valid(judges) {
      const known = readSealed(validFile) as Valid | undefined;
      return known?.judges === judges ? known.keys : [];
    },
    remember(answer, valid) {
      writeSealed(answerFile, { key, answer });
      writeSealed(validFile, valid);
      removeOld(folder);
    },
  };
}

/** Remembers nothing, for `--no-cache`. */
export const forgetful: Remembered = { answer: () => undefined, valid: () => [], remember: () => undefined };

function removeOld(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const file = join(folder, name);
      if (Date.now() - statSync(file).mtimeMs > MONTH) rmSync(file, { force: true });
    }
  } catch {
    return; // another run removed it, or nothing can be written here
  }
}
