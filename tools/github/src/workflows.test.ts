import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workflowRules } from './workflows/rules.ts';
import { workflowFile, workflowFiles } from './workflows/workflow.ts';

const files = workflowFiles(join(import.meta.dirname, '../../..'));

it('finds the workflows and the action', () => {
  expect(files.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      '.github/actions/review/action.yml',
      '.github/workflows/review.yml',
      '.github/workflows/ci.yml',
    ]),
  );
});

describe.each(workflowRules)('$id $title ($source)', ({ broken }) => {
  it.each(files.map((file) => [file.path, file] as const))('%s', (_, file) => {
    expect(broken(file)).toEqual([]);
  });
});

it('an action has one commit, wherever it is used', () => {
  const uses = files.flatMap(({ text }) => text.match(/[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\S+/g) ?? []);
  const actions = [...new Set(uses)].map((use) => use.split('@')[0]);
  expect(actions.filter((action, i) => actions.indexOf(action) !== i)).toEqual([]);
});

const sha = 'a'.repeat(40);
const digest = `sha256:${'b'.repeat(64)}`;
const job = (lines: string) => `on: push\njobs:\n  one:\n${lines.replace(/^/gm, '    ')}`;

/** By rule: what it passes, and what it finds in which text. */
const cases: Readonly<
  Record<string, { readonly good: readonly string[]; readonly bad: readonly (readonly [string, string])[] }>
> = {
  G01: {
    good: [job(`steps:\n- uses: actions/checkout@${sha} # v7.0.1\n- uses: ./.github/actions/review`)],
    bad: [
      [job('steps:\n- uses: actions/checkout@v7'), 'actions/checkout@v7'],
      [job(`steps:\n- uses: actions/checkout@${sha}`), `actions/checkout@${sha}`],
      [job(`steps:\n- uses: actions/checkout@${sha} # v7`), `actions/checkout@${sha} # v7`],
      [job(`steps:\n- uses: actions/checkout@${sha.slice(1)} # v7.0.1`), `actions/checkout@${sha.slice(1)} # v7.0.1`],
      [job('steps:\n- id: a\n  uses: "a/b@main"'), '"a/b@main"'],
      [job('uses: a/b/.github/workflows/c.yml@main'), 'a/b/.github/workflows/c.yml@main'],
      [job('steps:\n- uses: docker://alpine:3'), 'docker://alpine:3'],
    ],
  },
  G02: {
    good: [
      `permissions: {}\n${job('')}`,
      `permissions:\n  contents: read\n${job('')}`,
      `permissions: read-all\n${job('')}`,
    ],
    bad: [
      [job(''), 'no permissions at its top'],
      [`permissions: write-all\n${job('')}`, 'write-all at its top'],
      [`permissions:\n  contents: read\n  packages: write\n${job('')}`, 'packages: write at its top'],
    ],
  },
  G03: {
    good: [job(`steps:\n- uses: actions/checkout@${sha}\n  with: { persist-credentials: false }`)],
    bad: [
      [job(`steps:\n- uses: actions/checkout@${sha}`), 'actions/checkout without persist-credentials: false'],
      [
        job(`steps:\n- uses: actions/checkout@${sha}\n  with: { persist-credentials: true }`),
        'actions/checkout without persist-credentials: false',
      ],
      [
        `runs:\n  using: composite\n  steps:\n  - uses: actions/checkout@${sha}\n    with: { fetch-depth: 0 }`,
        'actions/checkout without persist-credentials: false',
      ],
    ],
  },
  G04: {
    good: ['on: [push, pull_request]', 'on: { pull_request: { types: [opened] } }'],
    bad: [
      ['on: pull_request_target', 'pull_request_target'],
      ['on: [push, workflow_run]', 'workflow_run'],
      ['on:\n  pull_request_target:\n    types: [opened]', 'pull_request_target'],
    ],
  },
  G05: {
    good: [job('steps:\n- run: echo "$TITLE"\n  env: { TITLE: "${{ github.event.pull_request.title }}" }')],
    bad: [
      [job('steps:\n- run: echo "${{ github.event.pull_request.title }}"'), '${{ github.event.pull_request.title }}'],
      [job('steps:\n- run: |\n    a\n    echo ${{ inputs.app }}'), '${{ inputs.app }}'],
      [job('steps:\n- uses: a/b@c\n  with: { script: "f(`${{ github.head_ref }}`)" }'), '${{ github.head_ref }}'],
      ['runs:\n  using: composite\n  steps:\n  - run: echo ${{ inputs.path }}\n    shell: bash', '${{ inputs.path }}'],
    ],
  },
  G06: {
    good: [job('uses: ./.github/workflows/a.yml\nsecrets: { TOKEN: "${{ secrets.TOKEN }}" }')],
    bad: [[job('uses: ./.github/workflows/a.yml\nsecrets: inherit'), 'one']],
  },
  G07: {
    good: [job(`container: alpine@${digest}`), job(`services: { db: { image: "postgres:17@${digest}" } }`)],
    bad: [
      [job('container: alpine:3'), 'alpine:3'],
      [job('container: { image: "node:20" }'), 'node:20'],
      [job('services: { db: { image: postgres } }'), 'postgres'],
      ['runs:\n  using: docker\n  image: docker://alpine:3', 'docker://alpine:3'],
    ],
  },
  G08: {
    good: [
      job(`permissions: { contents: read }\nsteps:\n- uses: actions/setup-node@${sha}\n  with: { cache: npm }`),
      job(
        `permissions: { contents: write }\nsteps:\n- uses: actions/setup-node@${sha}\n  with: { package-manager-cache: false }`,
      ),
    ],
    bad: [
      [job('permissions: { contents: write }\nsteps:\n- uses: actions/setup-node@a'), 'one: actions/setup-node@a'],
      [
        job('permissions: { id-token: write }\nsteps:\n- uses: actions/setup-node@a\n  with: { cache: npm }'),
        'one: actions/setup-node@a',
      ],
      [job('permissions: write-all\nsteps:\n- uses: actions/cache@a'), 'one: actions/cache@a'],
      [`permissions: { packages: write }\n${job('steps:\n- uses: actions/setup-go@a')}`, 'one: actions/setup-go@a'],
    ],
  },
  G09: {
    good: [
      `concurrency: { group: a }\n${job('')}`,
      'on: workflow_call\njobs: { one: {} }',
      'updates:\n- package-ecosystem: npm\n  cooldown: { default-days: 7 }',
    ],
    bad: [
      [job(''), 'no concurrency'],
      ['on: [workflow_call, push]\njobs: { one: {} }', 'no concurrency'],
      [`concurrency: a\n${job('env: { AWS_SECRET_ACCESS_KEY: "${{ secrets.KEY }}" }')}`, 'AWS_SECRET_ACCESS_KEY'],
      [
        `concurrency: a\n${job('steps:\n- uses: a/b@c\n  with: { credentials_json: "${{ secrets.KEY }}" }')}`,
        'credentials_json',
      ],
      [`concurrency: a\n${job('env: { NODE_AUTH_TOKEN: "${{ secrets.NPM }}" }')}`, 'NODE_AUTH_TOKEN'],
      ['updates:\n- package-ecosystem: npm', 'npm without a cooldown'],
    ],
  },
};

it('every rule has cases', () => {
  expect(Object.keys(cases)).toEqual(workflowRules.map(({ id }) => id));
});

describe.each(workflowRules)('$id', ({ id, broken }) => {
  const { good = [], bad = [] } = cases[id] ?? {};
  it.each(good)('passes %j', (text) => {
    expect(broken(workflowFile('a.yml', text))).toEqual([]);
  });
  it.each(bad)('finds something in %j', (text, found) => {
    expect(broken(workflowFile('a.yml', text))).toEqual([found]);
  });
});
