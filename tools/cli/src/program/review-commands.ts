import { Option, type Command } from 'commander';
import { examples, type Line } from './line.ts';

/** What compares two trees for a reviewer. */
export function addReviewCommands({ command, action }: Line): void {
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
    .action(action(async () => (await import('../commands/diff.ts')).diff));

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
    .action(action(async () => (await import('../commands/risk.ts')).risk));

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
    .action(action(async () => (await import('../commands/report.ts')).report));
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
