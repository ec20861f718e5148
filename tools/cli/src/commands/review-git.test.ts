import { execFileSync } from 'node:child_process';
import { tempFolder } from '@delivery/tree/testing';
import { tempRepository, type TempRepository } from '@delivery/git/testing';
import { describe, expect, it } from 'vitest';
import { fleet, pathOf, runCli } from '../testing/run-cli.ts';

type Texts = Readonly<Record<string, string>>;

/** Files of the tree that renders these texts. */
function tree(texts: Texts) {
  return Object.fromEntries([...fleet(texts).files].map(([path, { text }]) => [path, text]));
}

const TWO: Texts = { 'eu/order/settings': 'a', 'eu/payment/settings': 'a' };

/** A repository whose tree is as rendered. */
function repository(texts: Texts = TWO): TempRepository {
  const repo = tempRepository();
  repo.commit(tree(texts));
  return repo;
}

async function run({ root }: { readonly root: string }, line: string, rendered: Texts = TWO): Promise<string> {
  const { exitCode, stdout, stderr } = await runCli(line, { root, cwd: root, render: () => fleet(rendered) });
  const text = [`exit ${exitCode}`, stdout.trimEnd(), stderr.trimEnd()].filter(Boolean).join('\n');
  return text.replaceAll(/\b[0-9a-f]{12}\b/g, '<commit>').replaceAll(/\b[0-9a-f]{40}\b/g, '<commit>');
}

function unknown(name: string): readonly [subject: string, found: string, fix: string] {
  const fix = 'name a branch, tag or commit; `git fetch` first when it is at origin';
  return [name, `"${name}", which names no commit here`, fix];
}

const edited: Texts = { ...TWO, 'eu/order/settings': 'b' };

describe('the base', () => {
  it('is where a branch left main, not the tip of main, which is said', async () => {
    const repo = repository();
    repo.git('checkout', '-q', '-b', 'change');
    repo.commit(tree(edited));
    repo.git('checkout', '-q', 'main');
    repo.commit(tree({ ...TWO, 'eu/payment/settings': 'of main' }));
    repo.git('checkout', '-q', 'change');
    expect(await run(repo, 'diff', edited)).toMatchInlineSnapshot(`
      "exit 0
      1 object changed on 1 of 1 cluster  merge base with main (<commit>) → work tree
      note  main is 1 commit ahead of the base <commit>: what they change is not in here; rebase to see both together

        · data.text a → b  ConfigMap order/settings  on eu, live
            data.text
              - a
              + b"
    `);
  });

  it('of main itself is main', async () => {
    const repo = repository();
    repo.write(tree(edited));
    expect(await run(repo, 'diff', edited)).toMatchInlineSnapshot(`
      "exit 0
      1 object changed on 1 of 1 cluster  main (<commit>) → work tree

        · data.text a → b  ConfigMap order/settings  on eu, live
            data.text
              - a
              + b"
    `);
  });

  it('is the branch that origin calls its own', async () => {
    const origin = repository();
    origin.git('branch', '-m', 'main', 'trunk');
    const clone = tempFolder();
    execFileSync('git', ['clone', '-q', origin.root, clone]);
    expect(await run({ root: clone }, 'diff')).toBe('exit 0\nno object changes  origin/trunk (<commit>) → work tree');
  });

  it('has to hold the tree: else everything would look new', async () => {
    const repo = tempRepository();
    repo.commit({ 'README.md': 'a' });
    repo.git('checkout', '-q', '-b', 'change');
    repo.commit(tree(TWO));
    expect(await run(repo, 'diff')).toMatchInlineSnapshot(`
      "exit 2
      error base-has-tree
        main
        found    no generated/ at <commit>, the merge base with main
        fix      name a base that holds the tree, e.g. \`npm run delivery -- diff HEAD~1\`"
    `);
  });

  it('has to be there: a shallow clone lacks it', async () => {
    const origin = repository();
    origin.commit(tree(edited));
    const clone = tempFolder();
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${origin.root}`, clone]);
    expect(await run({ root: clone }, 'risk', edited)).toMatchInlineSnapshot(`
      "exit 2
      comparing
      error shallow-clone
        git
        found    a shallow clone, which lacks the commits to compare
        allowed  the whole history
        fix      run \`git fetch --unshallow\`; in GitHub Actions, check out with \`fetch-depth: 0\`"
    `);
  });

  it.each([
    ['no such revision', 'diff mian', ...unknown('mian')],
    ['no such head', 'diff main chnage', ...unknown('chnage')],
    [
      'one folder',
      'diff --from-dir old',
      'what to compare',
      '--from-dir without --to-dir',
      'name both folders: `--to-dir <folder>`',
    ],
    [
      'folders and a revision',
      'diff main --from-dir old --to-dir new',
      'what to compare',
      'folders and a revision',
      'name either two folders or revisions',
    ],
  ])('%s', async (_, line, subject, found, fix) => {
    const output = await run(repository(), line);
    expect(output.replace(/error .*/, 'error')).toBe(
      `exit 2\nerror\n  ${subject}\n  found    ${found}\n  fix      ${fix}`,
    );
  });

  it('is nowhere without a repository, and without a default branch', async () => {
    expect(await run({ root: tempFolder() }, 'diff')).toMatchInlineSnapshot(`
      "exit 2
      error no-repository
        git
        found    no git repository here or above
        fix      run it in a clone of the repository"
    `);
    const repo = repository();
    repo.git('branch', '-m', 'main', 'work');
    expect(await run(repo, 'diff')).toMatchInlineSnapshot(`
      "exit 2
      error default-branch
        git
        found    no branch main or master, neither here nor of origin
        fix      name the base, e.g. \`npm run delivery -- diff HEAD~1\`"
    `);
  });

  it('has no history in common with another root', async () => {
    const repo = repository();
    repo.git('checkout', '-q', '--orphan', 'other');
    repo.commit(tree(edited));
    expect(await run(repo, 'diff main other')).toMatchInlineSnapshot(`
      "exit 2
      error merge-base
        main
        found    no commit in common with <commit>
        fix      compare branches of one history"
    `);
  });
});

describe('the head', () => {
  it('is the work tree with what is not committed, tracked or not', async () => {
    const repo = repository();
    repo.write(tree({ ...edited, 'eu/order/extra': 'new' }));
    expect(await run(repo, 'diff', { ...edited, 'eu/order/extra': 'new' })).toMatchInlineSnapshot(`
      "exit 0
      1 object added, 1 changed on 1 of 1 cluster  main (<commit>) → work tree

        · data.text a → b  ConfigMap order/settings  on eu, live
            data.text
              - a
              + b

        · new ConfigMap order/extra  on eu, live"
    `);
  });

  it('may be a commit that is not checked out, and a detached HEAD', async () => {
    const repo = repository();
    const first = repo.git('rev-parse', 'HEAD');
    const second = repo.commit(tree(edited));
    repo.git('checkout', '-q', '--detach', first);
    const before = repo.git('status', '--porcelain');
    const output = await run(repo, `diff ${first} ${second}`);
    expect(output).toMatchInlineSnapshot(`
      "exit 0
      1 object changed on 1 of 1 cluster  <commit> → <commit>

        · data.text a → b  ConfigMap order/settings  on eu, live
            data.text
              - a
              + b"
    `);
    expect(repo.git('status', '--porcelain')).toBe(before);
    expect(repo.git('rev-parse', 'HEAD')).toBe(first);
  });
});

describe('what is no danger', () => {
  const file = pathOf('eu/order/settings');

  it.each([
    ['another name of a file', [file.replace('settings', 'renamed'), (text: string) => text]],
    ['another order of keys', [file, (text: string) => text.replace(/(apiVersion: v1\n)(kind: ConfigMap\n)/, '$2$1')]],
  ] as const)('%s', async (_, [path, edit]) => {
    const repo = repository();
    repo.git('checkout', '-q', '-b', 'change');
    repo.git('rm', '-q', file);
    repo.commit({ [path]: edit(tree(TWO)[file] ?? '') });
    repo.git('checkout', '-q', 'main');
    expect(await run(repo, 'risk main change')).toBe(
      'exit 0\nROUTINE  no object changes; 1 object only written differently\nNo rule sees a danger.\ncomparing',
    );
  });
});

describe('a source that was edited and not rendered', () => {
  it('is drift for risk', async () => {
    expect(await run(repository(), 'risk', edited)).toMatchInlineSnapshot(`
      "exit 1
      ROUTINE  no object changes
      note  generated/ is not as rendered in 1 file, which is not in here: run \`npm run synth\`, then ask again
      No rule sees a danger.
      comparing

      error generated/clusters/eu/apps/order/order/configmap_settings.yaml:7 tree-differs
        app order on cluster eu
        found    \`text: a\`
        allowed  \`text: b\`
        fix      run \`npm run synth\` and commit generated/ with your change"
    `);
  });

  it('is a note of a report', async () => {
    expect(await run(repository(), 'report', edited)).toMatchInlineSnapshot(`
      "exit 0
      ROUTINE  no object changes
      main (<commit>) → work tree
      note  generated/ is not as rendered in 1 file, which is not in here: run \`npm run synth\`, then ask again

      Deleted or replaced  Nothing is deleted or replaced.
      Pods that restart  No pod restarts.
      Gains access  Nothing gains access.
      Changed elsewhere  Nothing changes outside of what was edited.
      comparing"
    `);
  });
});

describe('the whole tree is gone', () => {
  it('is a stop', async () => {
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`eu/app${i}/settings`, 'a']));
    const repo = repository(many);
    repo.git('rm', '-r', '-q', 'generated');
    const output = await run(repo, 'risk', {});
    expect(output).toMatch(/^exit 6\nSTOP {2}12 objects removed on 1 of 1 cluster\n/);
  });

  it('and so is a tree of one object', async () => {
    const repo = repository({ 'eu/order/settings': 'a' });
    repo.git('rm', '-r', '-q', 'generated');
    const output = await run(repo, 'risk', {});
    expect(output).toMatch(/^exit 6\n/);
    expect(output.slice(output.indexOf('error tree-gone'))).toMatchInlineSnapshot(`
      "error tree-gone
        the whole tree
        found    no file is left, so that every object of every cluster would be deleted
        fix      run \`npm run synth\` here, or restore the folder"
    `);
  });
});
