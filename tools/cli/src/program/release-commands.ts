import { addCommonOptions, examples, type Line } from './line.ts';

/** What moves a release from ring to ring. */
export function addReleaseCommands({ command, action }: Line): void {
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
    .action(action(async () => (await import('../commands/rings.ts')).rings));

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
    .action(action(async () => (await import('../commands/rings-advance.ts')).ringsAdvance));

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
    .action(action(async () => (await import('../commands/candidate.ts')).candidate));

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
    .action(action(async () => (await import('../commands/promote.ts')).promote));
}
