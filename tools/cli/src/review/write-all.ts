import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from '@delivery/findings';

export interface Output {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
}

/**
 * Writes each file beside its place, and renames them in when all are there: nobody reads half of one, or the new one of two.
 *
 * @throws Refusal (4) for what cannot be written; then nothing is
 */
export function writeAll(outputs: readonly Output[]): void {
  const written: string[] = [];
  try {
    for (const { file, text } of outputs) at(file, () => prepare(file, text, written));
    for (const { file } of outputs) at(file, () => renameSync(beside(file), file));
  } finally {
    for (const file of written) rmSync(file, { force: true });
  }
}

function prepare(file: string, text: string, written: string[]): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw refuse(file, 'a folder');
  mkdirSync(dirname(file), { recursive: true });
  written.push(beside(file));
  writeFileSync(beside(file), text);
}

function beside(file: string): string {
  return `${file}.${process.pid}.new`;
}

function at(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw refuse(file, `${String(error.code)} while writing it`);
  }
}

function refuse(file: string, found: string): Refusal {
  const fix = 'name a file in a folder that you may write to';
  return new Refusal(4, [{ id: 'disk', severity: 'error', subject: file, found, fix }]);
}
