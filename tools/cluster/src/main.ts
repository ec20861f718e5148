import { Refusal, toText } from '@delivery/findings';
import { Command, Option } from 'commander';
import { resolve } from 'node:path';
import { build } from './build.ts';
import { defaultRunDir, down, isolated, kubectl, status, up, upInside, type UpOptions } from './up.ts';

const talk = (line: string) => void process.stderr.write(`${line}\n`);
const print = (text: string) => void process.stdout.write(`${text}\n`);
const runDir = () =>
  new Option('--run-dir <folder>', 'state of the cluster').default(defaultRunDir()).argParser((path) => resolve(path));

const program = new Command('cluster')
  .description('A real API server, Argo CD and Flux as local processes on 127.0.0.1')
  .enablePositionalOptions()
  // 2 is the exit code of a wrong command line; commander's own is 1.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));

program
  .command('build')
  .description('build what is missing of the programs, outside the checkout')
  .action(async () => print(await build(talk)));

program
  .command('up')
  .description('start a cluster and leave it running')
  .addOption(
    new Option('--engine <engine>', 'as freshly installed').choices(['argocd', 'flux', 'none']).default('none'),
  )
  .addOption(new Option('--cluster <name>', 'sync generated/clusters/<name> with its engine').conflicts('engine'))
  .addOption(runDir())
  .addOption(new Option('--inside').hideHelp())
  .action(async ({ inside, ...options }: UpOptions & { inside?: true }) => {
    if (inside) await upInside(options, talk);
    else process.exitCode = await up(options);
  });

program
  .command('down')
  .description('stop the cluster and remove its state')
  .addOption(runDir())
  .action(async (options: { runDir: string }) => {
    if (!(await down(options.runDir, talk))) talk('nothing is running');
  });

program
  .command('status')
  .description('its processes; exit code 1 when it does not run')
  .addOption(runDir())
  .addOption(new Option('--output <form>').choices(['text', 'json']).default('text'))
  .action(({ runDir, output }: { runDir: string; output: string }) => {
    const found = status(runDir);
    const lines = found.processes.map(
      ({ name, pid, alive, log }) => `${alive ? 'runs ' : 'ended'} ${pid} ${name} ${log}`,
    );
    print(
      output === 'json'
        ? JSON.stringify(found, null, 2)
        : [found.running ? 'running' : 'not running', ...lines].join('\n'),
    );
    process.exitCode = found.running ? 0 : 1;
  });

program
  .command('kubectl')
  .description('kubectl in the namespaces of the cluster')
  .addOption(runDir())
  .argument('[args...]')
  .allowUnknownOption()
  .passThroughOptions()
  .action(async (args: string[], options: { runDir: string }) => {
    process.exitCode = await kubectl(options.runDir, args);
  });

program
  .command('isolated')
  .description('run a command in namespaces that only have a loopback, and stop what it leaves behind')
  .argument('<command...>')
  .passThroughOptions()
  .action(async (command: string[]) => {
    process.exitCode = await isolated(command, talk);
  });

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof Refusal) {
    process.stderr.write(toText(error.findings));
    process.exitCode = error.exitCode;
  } else {
    talk(error instanceof Error ? error.message : String(error));
    process.exitCode = 5;
  }
}
