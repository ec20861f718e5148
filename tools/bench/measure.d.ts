export declare function inTurns(
  commands: readonly (readonly string[])[],
  options: { readonly cwd: string; readonly rounds?: number },
): number[];
export declare function median(numbers: readonly number[]): number;
