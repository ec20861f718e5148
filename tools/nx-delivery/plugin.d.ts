interface Target {
  readonly command: string;
  readonly inputs: readonly unknown[];
}

interface Project {
  readonly name?: string;
  readonly tags: readonly string[];
  readonly targets: Readonly<Record<string, Target>>;
}

export declare const name: string;

/** A glob of files, and the projects that follow from each. */
export declare const createNodesV2: readonly [
  glob: string,
  create: (
    files: readonly string[],
    options: undefined,
    context: { readonly workspaceRoot: string },
  ) => readonly (readonly [file: string, result: { readonly projects: Readonly<Record<string, Project>> }])[],
];
