export declare function currentBundle(root: string, cache: string): string | undefined;
export declare function stampOf(path: string): [size: number, time: number] | undefined;
