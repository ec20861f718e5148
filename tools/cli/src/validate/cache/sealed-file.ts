import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { digestOf } from '../input.ts';

/** What was written, or undefined when there is nothing, or anything else than what was written. */
export function readSealed(file: string): unknown {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const json = text.slice(end + 1);
    return digestOf(json) === text.slice(0, end) ? JSON.parse(json) : undefined;
  } catch {
    return undefined; // it can be made again
  }
}

/** Writes a value below its own digest, in one step. Where nothing can be written, nothing is remembered. */
export function writeSealed(file: string, value: unknown): void {
  const json = JSON.stringify(value);
  const beside = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(beside, `${digestOf(json)}\n${json}`);
    renameSync(beside, file);
  } catch {
    discard(beside);
  }
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    return; // it was never there: its folder could not be made
  }
}
