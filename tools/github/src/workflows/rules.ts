import { type Job, type Permissions, stepsOf, type WorkflowFile } from './workflow.ts';

/** What a workflow must not do, each with what it does. */
export interface WorkflowRule {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** In the words of its author, one line each; none: it holds. */
  readonly broken: (file: WorkflowFile) => readonly string[];
}

const zizmor = (audit: string) => `https://docs.zizmor.sh/audits/#${audit}`;

/** G01 to G09 of what we hold workflows to. */
export const workflowRules: readonly WorkflowRule[] = [
  {
    id: 'G01',
    title: 'an action is named by its commit, with its version behind it',
    source: zizmor('unpinned-uses'),
    broken: ({ text }) =>
      [...text.matchAll(/^\s*(?:-\s+)?["']?uses["']?:\s*(.+)$/gm)]
        .map(([, uses = '']) => uses)
        .filter((uses) => !/^["']?\.\//.test(uses))
        .filter((uses) => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(uses)),
  },
  {
    id: 'G02',
    title: 'a workflow begins with no permission, or reads only',
    source: zizmor('excessive-permissions'),
    broken: ({ content: { jobs, permissions } }) => {
      if (jobs === undefined) return [];
      if (permissions === undefined) return ['no permissions at its top'];
      return writes(permissions).map((permission) => `${permission} at its top`);
    },
  },
  {
    id: 'G03',
    title: 'a checkout leaves no token behind',
    source: zizmor('artipacked'),
    broken: (file) =>
      stepsOf(file)
        .filter(({ uses }) => uses?.startsWith('actions/checkout@'))
        .filter((step) => step.with?.['persist-credentials'] !== false)
        .map(() => 'actions/checkout without persist-credentials: false'),
  },
  {
    id: 'G04',
    title: 'no event gives the code of a stranger the rights of the repository',
    source: zizmor('dangerous-triggers'),
    broken: ({ content: { on } }) =>
      events(on).filter((event) => ['pull_request_target', 'workflow_run'].includes(event)),
  },
  {
    id: 'G05',
    title: 'a script gets values as variables, never as its text',
    source: zizmor('template-injection'),
    broken: (file) =>
      stepsOf(file).flatMap(({ run = '', with: given }) => {
        const script = typeof given?.script === 'string' ? given.script : '';
        return [...(run + script).matchAll(/\$\{\{.*?\}\}/gs)].map(([expression]) => expression);
      }),
  },
  {
    id: 'G06',
    title: 'a called workflow gets the secrets that it needs, by name',
    source: zizmor('secrets-inherit'),
    broken: (file) => jobsOf(file).flatMap(([name, { secrets }]) => (secrets === 'inherit' ? [name] : [])),
  },
  {
    id: 'G07',
    title: 'a container image is named by its digest',
    source: zizmor('unpinned-images'),
    broken: (file) => imagesIn(file).filter((image) => !/@sha256:[0-9a-f]{64}$/.test(image)),
  },
  {
    id: 'G08',
    title: 'a job that may write runs nothing from a cache',
    source: zizmor('cache-poisoning'),
    broken: (file) =>
      jobsOf(file)
        .filter(([, { permissions }]) => writes(permissions ?? file.content.permissions ?? {}).length > 0)
        .flatMap(([name, { steps = [] }]) =>
          steps.filter(({ uses = '', with: given = {} }) => caches(uses, given)).map(({ uses }) => `${name}: ${uses}`),
        ),
  },
  {
    id: 'G09',
    title: 'no long-lived key, one run at a time, and updates that have aged',
    source: zizmor('use-trusted-publishing'),
    broken: (file) => [...keysIn(file.text), ...concurrencyOf(file), ...cooldownOf(file)],
  },
];

const jobsOf = ({ content }: WorkflowFile): readonly (readonly [string, Job])[] => Object.entries(content.jobs ?? {});

function writes(permissions: Permissions): readonly string[] {
  if (typeof permissions === 'string') return permissions === 'read-all' ? [] : [permissions];
  return Object.entries(permissions).flatMap(([name, right]) => (right === 'write' ? [`${name}: write`] : []));
}

function events(on: unknown): readonly string[] {
  if (typeof on === 'string') return [on];
  if (Array.isArray(on)) return on as readonly string[];
  return Object.keys((on ?? {}) as object);
}

function imagesIn(file: WorkflowFile): readonly string[] {
  const jobs = jobsOf(file).flatMap(([, { container, services = {} }]) => [
    ...(container === undefined ? [] : [typeof container === 'string' ? container : container.image]),
    ...Object.values(services).map(({ image }) => image),
  ]);
  const { image } = file.content.runs ?? {};
  return [...jobs, ...(image?.startsWith('docker://') ? [image] : [])];
}

/** @see https://github.com/actions/setup-node/blob/v7.0.0/docs/advanced-usage.md#caching-packages-data on by itself since v5 */
function caches(uses: string, given: Readonly<Record<string, unknown>>): boolean {
  if (uses.startsWith('actions/cache')) return true;
  if (uses.startsWith('actions/setup-node@'))
    return given.cache !== undefined || given['package-manager-cache'] !== false;
  if (uses.startsWith('actions/setup-go@')) return given.cache !== false;
  return false;
}

/** Clouds are asked for a token with the identity of the run; packages likewise. */
function keysIn(text: string): readonly string[] {
  const key =
    /\b(?:aws-secret-access-key|AWS_SECRET_ACCESS_KEY|credentials_json|creds:\s*\$|AZURE_CLIENT_SECRET|NPM_TOKEN|NODE_AUTH_TOKEN)/g;
  return [...text.matchAll(key)].map(([name]) => name);
}

/** One that is only called runs within the group of its caller. */
function concurrencyOf({ content: { jobs, concurrency, on } }: WorkflowFile): readonly string[] {
  const called = events(on).every((event) => event === 'workflow_call');
  return jobs === undefined || called || concurrency !== undefined ? [] : ['no concurrency'];
}

function cooldownOf({ content: { updates = [] } }: WorkflowFile): readonly string[] {
  return updates
    .filter(({ cooldown }) => cooldown === undefined)
    .map((update) => `${update['package-ecosystem']} without a cooldown`);
}
