import { Option } from 'commander';
import { examples, type Line } from './line.ts';

/** What looks at objects from anywhere. */
export function addValidateCommands({ command, action }: Line): void {
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
    .action(action(async () => (await import('../commands/validate.ts')).validate));

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
    .action(action(async () => (await import('../commands/policy.ts')).policy));

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
    .action(action(async () => (await import('../commands/schemas.ts')).schemas));
}
