import { join } from 'node:path';
import { Refusal } from '@delivery/findings';
import type { Source } from '@delivery/yaml';
import { refuseDisk } from './disk.ts';
import { filesBelow } from './files-below.ts';
import { nodeFs, type TreeFs } from './fs.ts';

const sources = [
  /^clusters\/.*\.yaml$/,
  /^apps\/[^/]+\/[^/]+\/release\.yaml$/,
  /^docs\/runbooks\/[^/]+\.md$/,
  /^libs\/kubernetes\/crds\/.*\.json$/,
];
/** Files that would be passed over in silence. */
const misnamed = [/^clusters\/.*\.yml$/, /^apps\/[^/]+\/[^/]+\/release\.yml$/];

/**
 * Every file that rendering reads, in code unit order of the paths: the facts, the releases, the runbooks, the CRDs.
 *
 * @throws Refusal (2) for a fact file called `.yml`; (4) for a symbolic link, and for what cannot be read
 */
export function readSources(root: string, fs: TreeFs = nodeFs): Source[] {
  return refuseDisk(root, () => {
    const paths = ['apps', 'clusters', 'docs/runbooks', 'libs/kubernetes/crds'].flatMap((folder) =>
      filesBelow(root, folder, fs),
    );
    const wrong = paths.filter((path) => misnamed.some((pattern) => pattern.test(path)));
    if (wrong.length > 0) throw new Refusal(2, wrong.map(misnaming));
    return paths
      .filter((path) => sources.some((pattern) => pattern.test(path)))
      .sort()
      .map((file) => ({ file, bytes: fs.read(join(root, file)) ?? new Uint8Array() }));
  });
}

function misnaming(file: string) {
  const fix = `rename it to ${file.replace(/\.yml$/, '.yaml')}`;
  return {
    id: 'yml',
    severity: 'error',
    subject: file,
    at: { file },
    found: 'a file name that ends in .yml',
    allowed: '.yaml',
    fix,
  } as const;
}
