import { Refusal, type Finding } from '@delivery/findings';
import type { Level } from '@delivery/policy';
import type { Answer } from '../answer.ts';
import { readAssets } from '../assets.ts';
import { cacheOf } from '../cache/cache-folder.ts';
import type { ValidationDeps } from '../deps.ts';
import { digestOf, inputOf, type Input } from '../input.ts';
import type { Hint } from '../policy-problems.ts';
import { schemasFor } from '../schemas-for.ts';
import { validate } from '../validate.ts';
import { givenFiles, JSON_FILES, MANIFESTS } from './given-files.ts';
import { schemaFiles } from './schema-files.ts';

/** How many files a message names. */
const NAMED = 5;

export interface PathOptions {
  /** Of files and folders, `-` for stdin. */
  readonly paths: readonly string[];
  /** @default - the newest that is known */
  readonly kubernetesVersion?: string;
  readonly schemas?: string;
  readonly crds?: string;
  /** @default restricted */
  readonly level?: Level | 'none';
  readonly hint?: Hint;
  readonly progress?: (text: string) => void;
}

export interface PathDeps extends ValidationDeps {
  /** Absolute path of the folder that relative paths start from. */
  readonly cwd: string;
  readonly stdin: () => Uint8Array;
}

/**
 * Looks at files from anywhere as one cluster would get them.
 *
 * @throws Refusal (2) for a path or a version that is not there, (3) when nothing that could be looked at is in them
 */
export async function validatePaths(options: PathOptions, deps: PathDeps): Promise<Answer> {
  const { paths, kubernetesVersion, schemas, crds, level = 'restricted', ...rest } = options;
  const assets = readAssets(deps.assets);
  const minor = schemasFor(kubernetesVersion, assets.schemas()).version;
  const inputs = inputsOf(paths, deps);
  const crdFiles = crds === undefined ? [] : givenFiles(crds, deps.cwd, '--crds', MANIFESTS);
  const definitions = crdFiles.map(({ file, bytes }) => inputOf(file, bytes));
  const files = schemas === undefined ? undefined : schemaFiles(givenFiles(schemas, deps.cwd, '--schemas', JSON_FILES));
  const cache = cacheOf(deps);
  const answer = await validate({
    name: JSON.stringify([deps.cwd, paths, minor, schemas, crds, level]),
    scopes: [{ facts: { kubernetesVersion: minor }, inputs }],
    level,
    assets,
    howToSupply: 'give its CustomResourceDefinition with `--crds <path>`, or its JSON schema with `--schemas <folder>`',
    lessons: { definitions, minor, ...(files && { files }) },
    learnt: digestOf([files?.digest, ...definitions.map(({ digest }) => digest())].join()),
    ...(cache !== undefined && { cache }),
    ...rest,
  });
  if (answer.counts.objects === 0 && answer.findings.length === 0) throw nothingIn(paths, answer.notKubernetes);
  return answer;
}

/** A file that is given twice, e.g. by itself and by its folder, counts once. */
function inputsOf(paths: readonly string[], { cwd, stdin }: PathDeps): readonly Input[] {
  const seen = new Set<string>();
  return paths.flatMap((path) => {
    if (path === '-') return [inputOf('stdin', stdin())];
    const found = givenFiles(path, cwd, '<path>', MANIFESTS).filter(({ real }) => !seen.has(real));
    for (const { real } of found) seen.add(real);
    return found.map(({ file, bytes }) => inputOf(file, bytes));
  });
}

/** Nothing to look at is no reason to call anything valid: most likely what should have made the objects has failed. */
function nothingIn(paths: readonly string[], others: readonly string[]): Refusal {
  const found = others.length === 0 ? 'no document' : `no Kubernetes object in ${others.slice(0, NAMED).join(', ')}`;
  const finding: Finding = {
    id: 'no-objects',
    severity: 'error',
    subject: paths.map((path) => (path === '-' ? 'stdin' : path)).join(' '),
    found,
    allowed: 'Kubernetes objects as YAML or JSON',
    fix: 'check the path, and that what renders the objects has worked',
  };
  return new Refusal(3, [finding]);
}
