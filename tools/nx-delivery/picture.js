// Writes the picture of may-import.js between two marks of a Markdown file; with --check, only says whether it is there.
// usage: node tools/nx-delivery/picture.js [--check] docs/architecture.md
// Exit codes: 0 equal or written, 1 --check found it out of date, 2 usage, 3 the file has no marks, 4 it cannot be read.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { mermaid } from './may-import.js';

const BEGIN = '<!-- may-import: begin, written by tools/nx-delivery/picture.js -->';
const END = '<!-- may-import: end -->';
const block = `${BEGIN}\n\n\`\`\`mermaid\n${mermaid()}\n\`\`\`\n\n${END}`;

function main(args) {
  let parsed;
  try {
    parsed = parseArgs({ args, options: { check: { type: 'boolean' } }, allowPositionals: true });
  } catch (error) {
    return [2, error.message];
  }
  const { values, positionals } = parsed;
  const [file] = positionals;
  if (positionals.length !== 1) return [2, `${positionals.length} files given; usage: picture.js [--check] <file.md>`];

  let old;
  try {
    old = readFileSync(file, 'utf8');
  } catch (error) {
    return [4, `${file}: cannot be read (${error.code}); give a Markdown file`];
  }
  const begin = old.indexOf(BEGIN);
  const end = old.indexOf(END, begin);
  if (begin < 0 || end < 0) return [3, `${file}: the marks are missing; add these two lines:\n${BEGIN}\n${END}`];

  const text = old.slice(0, begin) + block + old.slice(end + END.length);
  if (text === old) return [0, `${file}: up to date`];
  if (values.check) return [1, `${file}: differs from the table; run "node tools/nx-delivery/picture.js ${file}"`];
  writeFileSync(file, text);
  return [0, `${file}: written`];
}

const [code, message] = main(process.argv.slice(2));
process.stderr.write(`${message}\n`);
process.exitCode = code;
