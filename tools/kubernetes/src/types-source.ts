import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TypedKind, TypesSource } from '@delivery/kubernetes';
import ts from 'typescript';
import type { Crd } from './crd.ts';
import { schemaOf, type Schema } from './schema.ts';

/**
 * Definitions from the types `I<Kind>` of a package of kubernetes-models.
 *
 * @param nodeModules folder that holds the package
 * @throws Error when the package is not installed in this version, or a type is not there
 */
export function typedCrds(source: TypesSource, nodeModules: string): Crd[] {
  const folder = join(nodeModules, source.package);
  if (!existsSync(folder)) throw new Error(`${source.name}: ${source.package} is not installed; run "npm ci"`);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  if (version !== source.version) {
    throw new Error(`${source.name}: ${source.package} ${version} is installed, not ${source.version}`);
  }
  const files = source.kinds.map((kind) => join(folder, kind.group, kind.version, `${kind.kind}.d.ts`));
  const program = ts.createProgram(files, compilerOptions);
  return source.kinds.map((kind, i) => typedCrd(kind, schemaIn(program, files[i] ?? '', `I${kind.kind}`)));
}

const compilerOptions: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  types: [],
};

/** The schema of an exported type of a file. */
export function schemaIn(program: ts.Program, file: string, name: string): Schema {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  const symbol = module && checker.getExportsOfModule(module).find((exported) => exported.name === name);
  if (symbol === undefined) throw new Error(`${file} does not export ${name}`);
  return schemaOf(checker, checker.getDeclaredTypeOfSymbol(symbol), name);
}

/** `metadata` and the two words of the type are the API server's business. */
function typedCrd({ group, version, kind, plural, shortNames, scope = 'Namespaced' }: TypedKind, schema: Schema): Crd {
  const { spec, status } = schema['properties'] as Readonly<Partial<Record<'spec' | 'status', Schema>>>;
  const word = { type: 'string' };
  const own = { ...(spec && { spec }), ...(status && { status }) };
  const properties = { apiVersion: word, kind: word, metadata: { type: 'object' }, ...own };
  const names = {
    kind,
    listKind: `${kind}List`,
    plural,
    ...(shortNames && { shortNames }),
    singular: kind.toLowerCase(),
  };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      names,
      scope,
      versions: [
        {
          name: version,
          schema: { openAPIV3Schema: { type: 'object', properties } },
          served: true,
          storage: true,
          subresources: { status: {} },
        },
      ],
    },
  };
}
