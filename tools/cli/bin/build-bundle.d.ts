export declare function buildBundle(root: string, cache: string): Promise<string>;
