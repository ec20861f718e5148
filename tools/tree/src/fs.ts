import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';

export interface Entry {
  readonly name: string;
  /** `other`: a symbolic link, a pipe, a socket, a device. */
  readonly kind: 'file' | 'folder' | 'other';
}

/** The few calls that reading and writing the tree take, so that a test can fail each one. Paths are absolute. */
export interface TreeFs {
  /** By name in code unit order; undefined when there is no such folder. */
  readonly list: (folder: string) => readonly Entry[] | undefined;
  /** Undefined when there is no such file. */
  readonly read: (file: string) => Uint8Array | undefined;
  readonly write: (file: string, text: string) => void;
  /** Writes a new file through to the disk; fails with EEXIST when there is one. */
  readonly create: (file: string, text: string) => void;
  readonly rename: (from: string, to: string) => void;
  readonly remove: (file: string) => void;
  /** Makes the folders above it too; fine when it exists. */
  readonly makeFolder: (folder: string) => void;
  /** Of an empty folder. */
  readonly removeFolder: (folder: string) => void;
}

export const nodeFs: TreeFs = {
  list: (folder) =>
    unlessMissing(() =>
      readdirSync(folder, { withFileTypes: true })
        .map(
          (entry) =>
            ({ name: entry.name, kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other' }) as const,
        )
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    ),
  read: (file) => unlessMissing(() => readFileSync(file)),
  write: (file, text) => writeFileSync(file, text),
  create,
  rename: (from, to) => renameSync(from, to),
  remove: (file) => unlinkSync(file),
  makeFolder: (folder) => void mkdirSync(folder, { recursive: true }),
  removeFolder: (folder) => rmdirSync(folder),
};

function create(file: string, text: string): void {
  const fd = openSync(file, 'wx');
  try {
    writeFileSync(fd, text);
    fsyncSync(fd);
  } catch (error) {
    unlinkSync(file); // an empty mark or lock would tell nobody anything
    throw error instanceof Error ? Object.assign(error, { path: file }) : error; // calls on a descriptor name no path
  } finally {
    closeSync(fd);
  }
}

function unlessMissing<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
