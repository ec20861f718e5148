import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crdSource } from '@delivery/kubernetes';
import type { Manifest } from '@delivery/manifest';
import { checkout } from './folders.ts';

/** The CustomResourceDefinitions of a source, as the tree has them. */
export function definitionsOf(source: string): readonly Manifest[] {
  const { name, version } = crdSource(source);
  const file = join(checkout, 'libs/kubernetes/crds', name, `${version}.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { crds: readonly Manifest[] }).crds;
}
