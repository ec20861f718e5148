import { relative, sep } from 'node:path';
import { Refusal, type Finding } from '@delivery/findings';

const fixes: Readonly<Record<string, string>> = {
  ENOSPC: 'free some space',
  EDQUOT: 'free some of your quota',
  EROFS: 'mount the disk writable',
  EACCES: 'check who owns it, and its permissions',
  EPERM: 'check who owns it, and its permissions',
  EIO: 'check the disk',
  ENOTDIR: 'a file stands where a folder belongs: move it away',
  EISDIR: 'a folder stands where a file belongs: move it away',
};

/**
 * Runs an action on files below `root`.
 *
 * @throws Refusal (4) naming the file when the system refuses a call; anything else as it came
 */
export function refuseDisk<T>(root: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const { code, syscall, path = root } = error;
    throw new Refusal(4, [
      diskFinding(
        relative(root, path).replaceAll(sep, '/') || '.',
        `${code} on ${syscall}`,
        fixes[code] ?? 'look at this path',
      ),
    ]);
  }
}

export function diskFinding(file: string, found: string, fix: string): Finding {
  return {
    id: 'disk',
    severity: 'error',
    subject: file,
    at: { file },
    found,
    fix: `${fix}, then run \`npm run synth\``,
  };
}

function isSystemError(error: unknown): error is Error & { code: string; syscall: string; path?: string } {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
