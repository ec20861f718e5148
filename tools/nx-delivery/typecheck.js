// Type-checks the files of one project, and what they import: node tools/nx-delivery/typecheck.js libs/fleet
// Nearly no project has a tsconfig of its own; that of the others is made where nobody commits it. `typescript-7` is called by
// path, because `typescript` owns the name `tsc`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const workspace = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const [project = ''] = process.argv.slice(2);

if (project === '' || !existsSync(join(workspace, project))) {
  process.stderr.write(
    `"${project}" is not a folder of the workspace; give a project folder, for example libs/fleet\n`,
  );
  process.exitCode = 2;
} else {
  const own = join(workspace, project, 'tsconfig.json');
  const tsconfig = existsSync(own) ? own : made();
  const tsc = join(workspace, 'node_modules/typescript-7/bin/tsc');
  process.exitCode = spawnSync(process.execPath, [tsc, '-p', tsconfig], { stdio: 'inherit' }).status ?? 1;
}

function made() {
  const folder = join(workspace, 'node_modules/.cache/nx-delivery');
  const tsconfig = join(folder, `${project.replaceAll('/', '_')}.json`);
  mkdirSync(folder, { recursive: true });
  // The second entry is for modules that only a declaration knows, like `delivery:apps`.
  const include = [join(workspace, project), join(workspace, 'tools/*/src/*.d.ts')];
  writeFileSync(tsconfig, JSON.stringify({ extends: join(workspace, 'tsconfig.base.json'), include }));
  return tsconfig;
}
