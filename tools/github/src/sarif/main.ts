// Makes a SARIF file one that code scanning takes: `npm run review:sarif -- --file review.sarif [--prefix deploy]`.
import { writeFileSync } from 'node:fs';
import { Refusal } from '@delivery/findings';
import { attempt, optionsOf, refuseUsage } from '../attempt.ts';
import { readFile } from '../read-file.ts';
import { forCodeScanning, type Sarif } from './for-code-scanning.ts';

const USAGE =
  'npm run review:sarif -- --file <SARIF, rewritten in place> [--prefix <folder that its paths start from>]';

/** @returns the exit code; stdout says what was left out */
export function main(argv: readonly string[]): Promise<number> {
  return attempt(() => {
    const { file, prefix = '' } = optionsOf(argv, { file: 'string', prefix: 'string' } as const, USAGE);
    if (file === undefined) throw refuseUsage('no --file', USAGE);
    const { sarif, noFile, tooMany } = forCodeScanning(parse(file, readFile(file, USAGE)), prefix);
    writeFileSync(file, `${JSON.stringify(sarif, null, 2)}\n`);
    if (noFile > 0) console.log(`left out, because code scanning takes no result without a file: ${noFile}`);
    if (tooMany > 0) console.log(`left out, because code scanning shows no more: ${tooMany}`);
    return 0;
  });
}

function parse(file: string, text: string): Sarif {
  try {
    return JSON.parse(text) as Sarif;
  } catch {
    const fix = 'give the file that `delivery report --sarif` wrote';
    throw new Refusal(3, [{ id: 'no-json', severity: 'error', subject: file, found: 'no JSON', fix }]);
  }
}
