import { examples, type Line } from './line.ts';

/** What makes `generated/`, and tells whether it is as rendered. */
export function addRenderCommands({ command, action }: Line): void {
  command('start')
    .description('render, write, read back, and show it all on one screen (npm start)')
    .addHelpText('after', examples(['npm start'], ['npm start -- --output json', 'the same for a program']))
    .action(action(async () => (await import('../commands/start.ts')).start));

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
    .action(action(async () => (await import('../commands/synth.ts')).synth));

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
    .action(action(async () => (await import('../commands/resolve.ts')).resolve));

  command('check')
    .description('tell whether generated/ equals a fresh rendering; change nothing')
    .option('--app <name>', 'judge the files of one app only')
    .option('--cluster <name>', 'judge the files of one cluster only')
    .addHelpText(
      'after',
      examples(['npm run check'], ['npm run check -- --app order'], ['npm run check -- --cluster local --output json']),
    )
    .action(action(async () => (await import('../commands/check.ts')).check));
}
