import { readFileSync } from 'node:fs';
import { crdOrigin, crdSourceAnnotation, type CrdSource } from '@delivery/kubernetes';
import { readCrds, type Crd } from './crd.ts';
import { downloadModules, type GoModule } from './go-modules.ts';
import { moduleCrds } from './module-source.ts';
import { typedCrds } from './types-source.ts';

/** Where a source's definitions come from, and the definitions. */
export interface CrdContent {
  readonly module?: string;
  readonly package?: string;
  readonly documentation?: string;
  /** Of a module with `v`. */
  readonly version: string;
  /** Of a module, as in go.sum. */
  readonly sum?: string;
  readonly crds: readonly Crd[];
}

/** @returns what gives the content of a source; modules are downloaded at once. Runs in the root of the repository. */
export function crdContents(sources: readonly CrdSource[]): (source: CrdSource) => CrdContent {
  const moduleOf = downloadModules(sources.filter(({ module }) => module !== undefined).map(pinned));
  return (source) => crdContent(source, moduleOf);
}

const pinned = ({ module, version }: CrdSource) => `${module}@v${version}`;

function crdContent(source: CrdSource, moduleOf: (version: string) => GoModule): CrdContent {
  const { version } = source;
  if (source.from === 'types') {
    return { package: source.package, version, crds: marked(source, typedCrds(source, 'node_modules')) };
  }
  if (source.from === 'hand') {
    const text = readFileSync(`tools/kubernetes/hand/${source.name}.yaml`, 'utf8');
    return { documentation: source.documentation, version, crds: marked(source, readCrds(text)) };
  }
  const module = moduleOf(pinned(source));
  return { module: source.module, version: `v${version}`, sum: module.sum, crds: moduleCrds(source, module) };
}

function marked(source: CrdSource, crds: readonly Crd[]): Crd[] {
  const mark = { [crdSourceAnnotation]: crdOrigin(source) ?? '' };
  return crds.map((crd) => {
    return { ...crd, metadata: { ...crd.metadata, annotations: { ...crd.metadata.annotations, ...mark } } };
  });
}
