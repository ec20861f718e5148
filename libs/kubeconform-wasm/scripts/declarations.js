import { basename, dirname, join } from 'node:path';
import ts from 'typescript';

/**
 * The declarations of a module and of the files beside it that they refer to, by file name.
 *
 * @param entry path of a TypeScript file
 */
export function declarations(entry) {
  const options = {
    declaration: true,
    emitDeclarationOnly: true,
    allowImportingTsExtensions: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    types: ['node'],
  };
  const emitted = new Map();
  ts.createProgram([entry], options).emit(undefined, (path, text) => emitted.set(path, text));
  const needed = new Map();
  const need = (path) => {
    if (needed.has(basename(path))) return;
    const text = emitted.get(path).replaceAll(/(from '\.\/[^']+)\.ts'/g, "$1.js'");
    needed.set(basename(path), text);
    for (const [, file] of text.matchAll(/from '\.\/([^']+)\.js'/g)) need(join(dirname(path), `${file}.d.ts`));
  };
  need(entry.replace(/\.ts$/, '.d.ts'));
  return needed;
}
