import { join } from 'node:path';
import type { Finding } from '@delivery/findings';
import { nodeFs, type Changes } from '@delivery/tree';
import { foreignFinding } from './changes.ts';
import { madeAt } from './source-place.ts';
import type { GeneratedFile } from './synth.ts';
import { masked } from './validate/masked.ts';

export interface Scope {
  readonly app?: string;
  readonly cluster?: string;
}

/** What is wrong with the tree: a finding for each file that is not as rendered, of one app or cluster only if asked. */
export function judge(
  root: string,
  files: ReadonlyMap<string, GeneratedFile>,
  changes: Changes,
  scope: Scope,
): Finding[] {
  const within = (path: string) => inScope(files.get(path) ?? ownerOf(path), scope);
  return [
    ...changes.added
      .filter(within)
      .map((path) => finding('tree-missing', path, { found: 'no such file', allowed: 'the file as rendered' })),
    ...changes.changed
      .filter(within)
      .map((path) => finding('tree-differs', path, difference(root, path, files.get(path)?.text ?? ''))),
    ...changes.removed
      .filter(within)
      .map((path) => finding('tree-stale', path, { found: 'a file that is no longer rendered' })),
    ...changes.foreign.filter(within).map(foreignFinding),
  ];

  function finding(id: string, file: string, { line, ...rest }: Difference): Finding {
    const made = madeAt(files.get(file)?.origin, root);
    const place = file.startsWith('generated/') ? 'generated/' : file;
    const whose = scopeText(files.get(file) ?? ownerOf(file)) || place;
    const subject = made ? `${whose}, made in ${made.file}:${made.line}` : whose;
    const fix = `run \`npm run synth\` and commit ${place} with your change`;
    return masked({ id, severity: 'error', subject, at: { file, ...(line && { line }) }, ...rest, fix });
  }
}

interface Difference {
  readonly line?: number;
  readonly found: string;
  readonly allowed?: string;
}

/** The first line that differs. */
function difference(root: string, path: string, rendered: string): Difference {
  const found = Buffer.from(nodeFs.read(join(root, path)) ?? [])
    .toString('utf8')
    .split('\n');
  const allowed = rendered.split('\n');
  const at = found.findIndex((line, i) => line !== allowed[i]);
  const line = at === -1 ? found.length + 1 : at + 1;
  return { line, found: lineText(found, line), allowed: lineText(allowed, line) };
}

function lineText(lines: readonly string[], line: number): string {
  const text = lines[line - 1];
  const isEnd = text === undefined || (text === '' && line === lines.length);
  return isEnd ? 'the end of the file' : `\`${text.trim()}\``;
}

/** Where the path of a file tells whose it is. */
const owned = [
  /^generated\/clusters\/(?<cluster>[^/]+)\/apps\/(?<app>[^/]+)\//,
  /^generated\/clusters\/(?<cluster>[^/]+)\/gitops\/(?<app>[^/]+)\.yaml$/,
  /^generated\/clusters\/(?<cluster>[^/]+)\//,
  /^generated\/helm\/[^/]+\/templates\/(?<app>[^/]+)\//,
  /^generated\/kustomize\/(?:base|overlays\/[^/]+)\/(?<app>[^/]+)\//,
  /^generated\/(?!crds\/|helm\/|kustomize\/)[^/]+\/(?<cluster>[^/]+)\/(?<app>[^/]+)\//,
];

/** Whose file it is, by its path: files that are not rendered have nothing else that tells. */
export function ownerOf(path: string): Scope {
  for (const pattern of owned) {
    const { groups } = pattern.exec(path) ?? {};
    if (groups) return { ...groups };
  }
  return {};
}

function inScope(owner: Scope, { app, cluster }: Scope): boolean {
  return (app === undefined || owner.app === app) && (cluster === undefined || owner.cluster === cluster);
}

/** E.g. `app order on cluster local`, `cluster local`, `''`. */
export function scopeText({ app, cluster }: Scope): string {
  return [app && `app ${app}`, cluster && `cluster ${cluster}`].filter(Boolean).join(' on ');
}
