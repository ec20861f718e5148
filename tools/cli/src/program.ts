import { Command, Option } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import type { ExitCode } from './exit-code.ts';
import type { Io, Stream } from './io.ts';
import type { Synthesis } from './synth.ts';
import type { ValidateRendered } from './validate/tree/validate-rendered.ts';

/** Formats of stdout; only `validate` has all of them. */
export type Output = 'text' | 'json' | 'sarif' | 'junit';

export interface Options {
  readonly output: Output;
  readonly color: boolean;
  readonly debug?: true;
  readonly dryRun?: true;
  readonly discard?: true;
  readonly app?: string;
  readonly cluster?: string;
  readonly name?: string;
  readonly to?: string;
  readonly tag?: string;
  readonly digest?: string;
  readonly through?: string;
  readonly path?: readonly string[];
  readonly kubernetesVersion?: string;
  readonly schemas?: string;
  readonly crds?: string;
  readonly policy?: 'none' | 'baseline' | 'restricted' | 'all';
  readonly fixHint?: true;
  readonly all?: true;
  /** False: `--no-cache`. */
  readonly cache?: boolean;
  readonly id?: string;
  readonly folder?: string;
  readonly base?: string;
  readonly head?: string;
  readonly fromDir?: string;
  readonly toDir?: string;
  readonly layout?: string;
  readonly explain?: string;
  readonly failOn?: 'two-reviewers' | 'stop';
  readonly object?: string;
  readonly field?: string;
  readonly since?: string;
  readonly ring?: string;
  readonly statuses?: string;
  readonly installDriver?: true;
  readonly html?: string;
  readonly markdown?: string;
  readonly sarif?: string;
  readonly json?: string;
}

export interface Deps {
  readonly root: string;
  /** Absolute path of the folder with the files that the CLI itself needs: schemas, the validator. */
  readonly assets: string;
  /** Absolute path of the folder that relative paths of a command line start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: () => Uint8Array;
  readonly render: () => Synthesis | Promise<Synthesis>;
  readonly validateRendered?: ValidateRendered;
}

export type Action = (deps: Deps & Options, io: Io) => Promise<ExitCode>;

/** Loads a command's code: `--help` has to be there at once, so nothing is loaded before a command is known. */
export type Load = () => Promise<Action>;

/** A command may count on the arguments and options that it requires: commander refuses a line that lacks one. */
type LoadComplete = () => Promise<(deps: Deps & Required<Options>, io: Io) => Promise<ExitCode>>;

/** The command line. A command that is chosen gives its code to `run`; everything commander refuses is thrown. */
export function createProgram(
  stdout: Stream,
  stderr: Stream,
  run: (load: Load, options: Options) => Promise<void>,
): Command {
  const program = new Command('delivery')
    .description("Renders every cluster's manifests into generated/, and checks them.")
    .version(manifest.version)
    .enablePositionalOptions()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => stdout.columns || 100,
      getErrHelpWidth: () => stderr.columns || 100,
      outputError: () => undefined, // told as a finding
    })
    .showSuggestionAfterError(false)
    .exitOverride()
    .addHelpText(
      'after',
      examples(
        ['npm start', 'render, write, check, and see it on one screen'],
        ['npm run synth', 'after an edit in apps/ or clusters/'],
        ['npm run check', 'what CI asks: is generated/ as rendered?'],
        ['npm run delivery -- check --help', 'what a command takes'],
      ) +
        '\nExit codes: 0 fine, 1 the answer is no, 2 usage or configuration, 3 bad input, 4 disk or lock,\n  5 a bug of ours, 6 refused as destructive, 130 and 143 ended by a signal\n',
    );

  addCommonOptions(program, ['text', 'json']);

  const action =
    (load: LoadComplete) =>
    (...all: readonly unknown[]) => {
      const command = all.at(-1) as Command;
      const args = command.registeredArguments.map((argument, i) => [argument.name(), command.processedArgs[i]]);
      const [before, after] = [program.opts<Partial<Options>>(), command.opts<Partial<Options>>()];
      const output = after.output ?? before.output ?? 'text';
      const color = after.color !== false && before.color !== false;
      return run(load as Load, { ...before, ...after, output, color, ...Object.fromEntries(args) });
    };
  const command = (name: string, formats: readonly Output[] = ['text', 'json']) =>
    addCommonOptions(program.command(name), formats);

  command('start')
    .description('render, write, read back, and show it all on one screen (npm start)')
    .addHelpText('after', examples(['npm start'], ['npm start -- --output json', 'the same for a program']))
    .action(action(async () => (await import('./commands/start.ts')).start));

  command('synth')
    .description('make generated/ equal to a fresh rendering')
    .option('--dry-run', 'say what it would do, and do nothing')
    .option('--discard', 'also remove files that nothing renders and that synth did not write')
    .addHelpText(
      'after',
      examples(
        ['npm run synth'],
        ['npm run synth -- --dry-run', 'which files an edit changes'],
        ['npm run synth -- --discard', 'remove a README that somebody put into generated/'],
      ) + '\nMarks: + new, ~ changed, ! overwrote a hand edit or removed a foreign file, - removed\n',
    )
    .action(action(async () => (await import('./commands/synth.ts')).synth));

  command('resolve')
    .description(
      'in the middle of a merge: render generated/ from the merged sources, whichever side it has, and stage it',
    )
    .option('--install-driver', 'once a clone: let git keep our side of generated/, so that only sources conflict')
    .addHelpText(
      'after',
      examples(
        ['git merge main || npm run delivery -- resolve', 'then `git merge --continue`'],
        ['npm run delivery -- resolve --install-driver'],
      ) + '\nExit codes: 0 staged, 1 a source still has two sides, or a foreign file stands in generated/\n',
    )
    .action(action(async () => (await import('./commands/resolve.ts')).resolve));

  command('check')
    .description('tell whether generated/ equals a fresh rendering; change nothing')
    .option('--app <name>', 'judge the files of one app only')
    .option('--cluster <name>', 'judge the files of one cluster only')
    .addHelpText(
      'after',
      examples(['npm run check'], ['npm run check -- --app order'], ['npm run check -- --cluster local --output json']),
    )
    .action(action(async () => (await import('./commands/check.ts')).check));

  command('validate', ['text', 'json', 'sarif', 'junit'])
    .description('tell whether objects are valid: schemas, hardening, references; of the tree or of any folder')
    .argument('[path...]', 'folders and files of YAML or JSON from anywhere, - for stdin (default: the committed tree)')
    .option('--kubernetes-version <minor>', 'what paths are for, e.g. 1.36 (default: the newest that is known)')
    .option('--schemas <folder>', 'JSON schemas of further kinds, named as kubeconform names them')
    .option('--crds <path>', 'folder or file of CustomResourceDefinitions to learn kinds from')
    .addOption(
      new Option('--policy <level>', 'which checks run (default: all for the tree, restricted for paths)').choices([
        'none',
        'baseline',
        'restricted',
        'all',
      ]),
    )
    .option('--fix-hint', 'show YAML that would pass')
    .option('--all', 'print every finding, not only a screenful')
    .option('--no-cache', 'look at everything again, and remember nothing')
    .addHelpText(
      'after',
      examples(
        ['npm run delivery -- validate', 'the committed tree'],
        ['helm template shop ./chart | npm run delivery -- validate -', 'what a chart renders'],
        ['npm run delivery -- validate rendered --policy all --fix-hint'],
        ['npm run delivery -- validate rendered --kubernetes-version 1.35 --crds crds'],
        ['npm run delivery -- validate --output sarif > validate.sarif', 'for code scanning'],
      ) + '\nExit codes: 0 valid, 1 findings, 2 usage, 3 something that is not readable YAML\n',
    )
    .action(action(async () => (await import('./commands/validate.ts')).validate));

  command('policy')
    .description('list the checks, or explain one')
    .argument('[id]', 'id or name of a check, e.g. W27, image-by-digest')
    .addHelpText(
      'after',
      examples(
        ['npm run delivery -- policy'],
        ['npm run delivery -- policy W27', 'why, sources, a good and a bad object'],
      ),
    )
    .action(action(async () => (await import('./commands/policy.ts')).policy));

  command('schemas')
    .description('write JSON schemas of every kind into a folder, for editors and other validators')
    .argument('<folder>', 'where they go')
    .option('--kubernetes-version <minor>', 'e.g. 1.36 (default: the newest that is known)')
    .addHelpText(
      'after',
      examples(
        ['npm run delivery -- schemas .vscode/schemas'],
        ['npm run delivery -- schemas schemas --kubernetes-version 1.36'],
      ),
    )
    .action(action(async () => (await import('./commands/schemas.ts')).schemas));

  sides(command('diff').description('show what each cluster would run otherwise, each change once'))
    .option('--all', 'print every line, not only a screenful')
    .addHelpText(
      'after',
      examples(
        ['npm run delivery -- diff', 'the work tree against the default branch'],
        ['npm run delivery -- diff main my-branch'],
        ['npm run delivery -- diff --from-dir old --to-dir new', 'any two folders of YAML'],
      ) + SIDES,
    )
    .action(action(async () => (await import('./commands/diff.ts')).diff));

  sides(
    command('risk').description('tell whether a change can hurt: what it deletes, who would, and what to do instead'),
  )
    .option('--explain <rule>', 'say everything about one rule, e.g. D24')
    .addOption(
      new Option(
        '--fail-on <verdict>',
        'the mildest verdict that does not end with 0 (default: two-reviewers)',
      ).choices(['two-reviewers', 'stop']),
    )
    .option('--all', 'print every line, not only a screenful')
    .addHelpText(
      'after',
      examples(
        ['npm run delivery -- risk', 'the work tree against the default branch'],
        ['npm run delivery -- risk --from-dir old --to-dir new', 'any two folders of YAML'],
        ['npm run delivery -- risk --explain D24', 'why, where it went wrong, what to do instead'],
      ) + `${SIDES}\nExit codes: 0 nothing, 1 it asks for two reviewers, 6 a stop that nobody accepted\n`,
    )
    .action(action(async () => (await import('./commands/risk.ts')).risk));

  sides(command('report').description('write what a reviewer needs: a page, a comment, and files for programs'))
    .option('--html <file>', 'one self-contained page')
    .option('--markdown <file>', 'a comment of at most 65,000 characters')
    .option('--sarif <file>', 'dangers, for code scanning')
    .option('--json <file>', 'everything, for programs')
    .option('--all', 'print every line, not only a screenful')
    .addHelpText(
      'after',
      examples(
        ['npm run delivery -- report', 'the first screen, in the terminal'],
        ['npm run delivery -- report --html review.html', 'then open review.html in a browser'],
        ['npm run delivery -- report main my-branch --markdown comment.md --sarif risk.sarif'],
      ) + SIDES,
    )
    .action(action(async () => (await import('./commands/report.ts')).report));

  command('tree')
    .description('show how many objects each app has on each cluster')
    .addHelpText('after', examples(['npm run delivery -- tree'], ['npm run delivery -- tree --output json']))
    .action(action(async () => (await import('./commands/tree.ts')).tree));

  command('show')
    .description('show what an app, a cluster or an object is, where it comes from, who calls it')
    .argument('<name>', 'an app, a cluster, [<namespace>/]<Kind>/<name>, or a path of generated/')
    .addHelpText(
      'after',
      examples(
        ['npm run delivery -- show order'],
        ['npm run delivery -- show local', 'a cluster; cluster/local where an app has that name too'],
        ['npm run delivery -- show Deployment/order'],
        ['npm run delivery -- show order/Deployment/order --output json'],
        ['npm run delivery -- show generated/clusters/local/gitops/order.yaml'],
      ),
    )
    .action(action(async () => (await import('./commands/show.ts')).show));

  command('why')
    .description(
      'tell what an object or one of its fields hangs on: its facts, the answer of its overlay, its environment',
    )
    .argument('<object>', '[<namespace>/]<Kind>/<name>, or a path of generated/')
    .argument('[field]', 'e.g. spec.template.spec.containers[name=order].image (default: the whole object)')
    .option('--cluster <name>', 'on which cluster (default: the first in ring order that has the object)')
    .addHelpText(
      'after',
      examples(
        ['npm run delivery -- why StorageClass/delivery-default', 'a line a fact, with the fields that it moves'],
        ['npm run delivery -- why Deployment/order spec.replicas'],
        ['npm run delivery -- why ConfigMap/order data.POSTGRES_HOST --cluster local'],
      ),
    )
    .action(action(async () => (await import('./commands/why.ts')).why));

  command('orphans')
    .description('list the protected objects that left the tree, and that both engines left on their clusters')
    .option('--since <revision>', 'leave out what was removed until then (default: the whole history of HEAD)')
    .addHelpText('after', examples(['npm run delivery -- orphans'], ['npm run delivery -- orphans --since v1.2.0']))
    .action(action(async () => (await import('./commands/orphans.ts')).orphans));

  const rings = command('rings')
    .description('show which commit each ring is at, and what is live or pending there')
    .addHelpText(
      'after',
      examples(
        ['npm run delivery -- rings'],
        ['git fetch && npm run delivery -- rings', 'as the clusters see them'],
        ['npm run delivery -- rings advance canary --to main', 'move one forward'],
      ),
    )
    .action(action(async () => (await import('./commands/rings.ts')).rings));

  addCommonOptions(rings.command('advance'), ['text', 'json'])
    .description('move a ring forward at origin, to a commit of main that is healthy in the ring before')
    .argument('<ring>', 'a ring of clusters/rings.yaml')
    .requiredOption('--to <commit>', 'anything that git takes for a commit')
    .option('--statuses <file>', 'JSON with commit statuses (default: those of GITHUB_REPOSITORY, read with GH_TOKEN)')
    .option('--dry-run', 'say what it would do, and do nothing')
    .addHelpText(
      'after',
      examples(
        ['npm run delivery -- rings advance canary --to main'],
        ['npm run delivery -- rings advance canary --to 5fc7456 --dry-run', 'which clusters would get it'],
      ) + '\nExit codes: 0 it is there, 1 not on main, not forward, or not healthy in the ring before\n',
    )
    .action(action(async () => (await import('./commands/rings-advance.ts')).ringsAdvance));

  command('candidate')
    .description('name the image that an app tries next; edits its release.yaml')
    .argument('<app>', 'an app with a release.yaml')
    .requiredOption('--tag <tag>', 'tag of the image, e.g. 1.5.0')
    .requiredOption('--digest <digest>', 'digest of the image: "sha256:" and 64 hexadecimal digits')
    .option('--through <ring>', 'last ring that gets it (default: the one it reached, else the first)')
    .option('--dry-run', 'say what it would do, and do nothing')
    .addHelpText(
      'after',
      examples(
        ['npm run delivery -- candidate order --tag 1.5.0 --digest sha256:5e3f…'],
        ['npm run delivery -- candidate order --tag 1.5.0 --digest sha256:5e3f… --through staging'],
      ),
    )
    .action(action(async () => (await import('./commands/candidate.ts')).candidate));

  command('promote')
    .description("let an app's candidate travel through the next ring; edits its release.yaml")
    .argument('<app>', 'an app with a candidate')
    .requiredOption('--to <ring>', 'ring after the one it reached; through the last one, it becomes stable')
    .option('--dry-run', 'say what it would do, and do nothing')
    .addHelpText(
      'after',
      examples(
        ['npm run delivery -- promote order --to canary'],
        ['npm run delivery -- promote order --to canary --dry-run', 'which clusters would get it'],
      ),
    )
    .action(action(async () => (await import('./commands/promote.ts')).promote));

  return program;
}

/** What is compared: two revisions, or two folders. */
function sides(command: Command): Command {
  return command
    .argument('[base]', 'revision to compare with; where the head left it counts (default: the default branch)')
    .argument('[head]', 'revision that is looked at (default: the work tree)')
    .option('--from-dir <folder>', 'folder of YAML to compare with, instead of a revision')
    .option('--to-dir <folder>', 'folder of YAML that is looked at')
    .option('--layout <pattern>', 'how paths name cluster and app, e.g. "envs/{cluster}/{app}/**"');
}

const SIDES = '\nRevisions are read from git by object id; nothing is checked out.\n';

/** They may stand before a command and after it. */
function addCommonOptions(command: Command, formats: readonly Output[]): Command {
  return command
    .addOption(new Option('--output <format>', 'format of stdout (default: text)').choices(formats))
    .option('--debug', 'print the calls that led to an error')
    .option('--no-color', 'print no colours (NO_COLOR=1 does the same)');
}

function examples(...lines: readonly (readonly [command: string, why?: string])[]): string {
  const width = Math.max(...lines.map(([command, why]) => (why ? command.length : 0)));
  return `\nExamples:\n${lines.map(([command, why]) => `  ${why ? `${command.padEnd(width)}  # ${why}` : command}\n`).join('')}`;
}
