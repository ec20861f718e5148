import { readFileSync } from 'node:fs';
import { Refusal } from '@delivery/findings';

/** @throws Refusal (2) when it cannot be read */
export function readFile(file: string, usage: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw new Refusal(2, [{ id: 'unreadable', severity: 'error', subject: file, found, fix: usage }]);
  }
}
