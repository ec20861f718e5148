export declare function inTurns(commands: readonly (() => unknown)[], options?: { readonly rounds?: number }): number[];
export declare function timeOf(command: () => unknown): number;
export declare function run(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly expected?: readonly number[] },
): void;
export declare function median(numbers: readonly number[]): number;
