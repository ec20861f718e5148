/** The part of WebAssembly's JavaScript interface that is used here; @types/node has none of it. */
interface WebAssemblyApi {
  readonly Module: {
    new (bytes: Uint8Array): Module;
    imports(module: Module): readonly { readonly module: string; readonly name: string }[];
  };
  readonly Instance: new (module: Module, imports: Imports) => { readonly exports: unknown };
}

/** A compiled module. */
export type Module = object;

/** Functions the module may call, by module name and function name. */
export type Imports = Readonly<Record<string, Readonly<Record<string, (...args: never[]) => unknown>>>>;

/** What every Go module exports beside its own functions. */
export interface GoExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly _initialize: () => void;
}

export const { Module, Instance } = (globalThis as unknown as { WebAssembly: WebAssemblyApi }).WebAssembly;
