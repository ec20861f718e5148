// Runs the Go that go/go.mod pins.
import { spawnSync } from 'node:child_process';

/** Something the person at the keyboard has to do first. */
export class BuildProblem extends Error {}

/** The compiler named by the `toolchain` line of a go.mod: `go1.26.8`. */
export function pinnedGo(goMod) {
  const [, version] = /^toolchain (go\S+)$/m.exec(goMod) ?? [];
  if (version === undefined) throw new BuildProblem('go/go.mod names no toolchain: add a line "toolchain go1.26.8"');
  return version;
}

/**
 * A function that runs `go <args>` with the pinned compiler and returns what it prints. Another Go since 1.21 fetches
 * that compiler by itself; settings that would change the result are switched off, caches stay where they are.
 *
 * @param options.pinned `go1.26.8`
 * @param options.cwd folder of the module
 */
export function goCommand({ pinned, cwd, env = process.env }) {
  const go = (args, settings = {}) => {
    const { status, error, stdout, stderr } = spawnSync('go', args, {
      cwd,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...env, GOTOOLCHAIN: pinned, GOFLAGS: '', GOEXPERIMENT: '', GOWORK: 'off', ...settings },
    });
    if (error?.code === 'ENOENT') {
      throw new BuildProblem(`Go is not installed (or not in PATH): install ${pinned} from https://go.dev/dl/`);
    }
    if (error) throw error;
    if (status !== 0) throw new BuildProblem(`go ${args.join(' ')} failed:\n${stderr.trim()}`);
    return stdout;
  };
  assertPinned(go, pinned);
  return go;
}

function assertPinned(go, pinned) {
  let found;
  try {
    [found] = /\bgo\d\S*/.exec(go(['version'])) ?? ['an unknown version'];
  } catch (error) {
    if (!(error instanceof BuildProblem) || error.message.startsWith('Go is not installed')) throw error;
    throw new BuildProblem(`${pinned} cannot be had: install it from https://go.dev/dl/\n${error.message}`);
  }
  if (found !== pinned) {
    throw new BuildProblem(`Go is ${found}, and too old to fetch ${pinned}: install ${pinned} from https://go.dev/dl/`);
  }
}
