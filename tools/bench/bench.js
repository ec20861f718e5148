// Runs the benches of benches/, or those named: node tools/bench/bench.js [name…]. Exit code 1 when one misses its goal.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const names = readdirSync(join(here, 'benches'))
  .filter((name) => name.endsWith('.js'))
  .map((name) => name.slice(0, -'.js'.length))
  .sort();

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`no bench "${unknown.join('", "')}"; there are: ${names.join(', ')}`);
  process.exitCode = 2;
} else {
  for (const name of asked.length > 0 ? asked : names) {
    const { default: bench } = await import(`./benches/${name}.js`);
    const { text, missed = false } = await bench({ root });
    console.log(`${missed ? 'MISSED' : 'ok    '}  ${name}: ${text}`);
    if (missed) process.exitCode = 1;
  }
}
