/**
 * 0 fine · 1 findings · 2 usage or configuration · 3 bad input · 4 disk, lock, space, unfinished write · 5 a bug of ours ·
 * 6 refused: destructive. A signal ends the process with 130 or 143.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 6;
