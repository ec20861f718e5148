#!/usr/bin/env node
// Does what README.md says, with the packed package in an empty folder: try-package.js [--package folder] [node binary]...
// The folder is what build-package.js wrote; without one, it is built.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildPackage } from './build-package.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function run(command, args, options) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', ...options });
  if (error) throw error;
  return { status, stdout, stderr };
}

function npm(args, cwd) {
  const { status, stdout, stderr } = run('npm', args, { cwd });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${stderr}`);
  return stdout;
}

/** Installs the packed package in an empty folder, without a network. */
function install(built, folder) {
  const project = join(folder, 'project');
  const [{ filename }] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], built));
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "private": true }\n');
  npm(['install', '--offline', '--no-audit', '--no-fund', join(folder, filename)], project);
  return project;
}

/** The code blocks of a page: language, what stands behind it, text. */
const blocksOf = (markdown) =>
  [...markdown.matchAll(/^```(\w+) ?(.*)\n([^]*?)^```$/gm)].map(([, language, name, text]) => ({
    language,
    name,
    text,
  }));

/** Each command of a console block, with the output that follows it. */
const commandsIn = (text) =>
  text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]);

/** What a Node makes of the page's commands, where it differs from the page. */
function differences(project, commands, node) {
  const bin = mkdtempSync(join(project, 'node-'));
  symlinkSync(resolve(node), join(bin, 'node'));
  const path = [bin, join(project, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const options = { cwd: project, env: { ...process.env, PATH: path, NODE_OPTIONS: '' } };
  return commands.flatMap(([command, expected]) => {
    const { stdout, stderr } = run('sh', ['-c', command.replace(/^npx /, '')], options);
    const found = `${stdout}${stderr}`.replaceAll(project, '/project');
    return found === expected ? [] : [`$ ${command}\n${found}\nREADME.md says:\n${expected}`];
  });
}

const { values, positionals } = parseArgs({ options: { package: { type: 'string' } }, allowPositionals: true });
const folder = mkdtempSync(join(tmpdir(), 'kubeconform-wasm-package-'));
try {
  const built = resolve(values.package ?? join(folder, 'package'));
  if (values.package === undefined) await buildPackage(built);
  const project = install(built, folder);
  const blocks = blocksOf(readFileSync(join(root, 'README.md'), 'utf8'));
  for (const { name, text } of blocks.filter(({ name }) => name !== '')) {
    mkdirSync(dirname(join(project, name)), { recursive: true });
    writeFileSync(join(project, name), text);
  }
  const commands = blocks.filter(({ language }) => language === 'console').flatMap(({ text }) => commandsIn(text));
  if (commands.length === 0) throw new Error('README.md has no commands to try');
  for (const node of positionals.length > 0 ? positionals : [process.execPath]) {
    const version = run(node, ['--version'], {}).stdout.trim();
    const found = differences(project, commands, node);
    if (found.length > 0) process.exitCode = 1;
    console.log([`${version}: ${found.length === 0 ? 'as README.md says' : 'differs'}`, ...found].join('\n'));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
