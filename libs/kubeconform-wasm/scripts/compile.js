// Compiles go/ in a folder of its own, so that nothing is left in the checkout.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, brotliCompressSync } from 'node:zlib';
import { goCommand, pinnedGo } from './go.js';
import { thirdPartyLicenses } from './licenses.js';

/** Where each file of go/overlay/ stands in the published modules. */
const overlay = {
  'validator-host.go': 'github.com/yannh/kubeconform/pkg/validator/host.go',
  'loader-http.go': 'github.com/yannh/kubeconform/pkg/loader/http.go',
};

const target = { GOOS: 'wasip1', GOARCH: 'wasm', GOWASM: '', CGO_ENABLED: '0' };

/**
 * @param source the folder `go`
 * @returns the module, and the licenses of what it was made from
 */
export function compile(source) {
  const folder = mkdtempSync(join(tmpdir(), 'kubeconform-wasm-'));
  try {
    cpSync(source, folder, { recursive: true });
    const go = goCommand({ pinned: pinnedGo(readFileSync(join(source, 'go.mod'), 'utf8')), cwd: folder });
    go(['mod', 'vendor']); // -overlay is refused on the module cache
    const replace = Object.entries(overlay).map(([file, at]) => [
      join(folder, 'vendor', at),
      join(folder, 'overlay', file),
    ]);
    writeFileSync(join(folder, 'overlay.json'), JSON.stringify({ Replace: Object.fromEntries(replace) }));
    const flags = ['-mod=vendor', '-overlay=overlay.json'];
    const reproducible = ['-trimpath', '-buildvcs=false', '-ldflags=-s -w'];
    go(['build', ...flags, ...reproducible, '-buildmode=c-shared', '-o', 'kubeconform.wasm', '.'], target);
    return {
      wasm: readFileSync(join(folder, 'kubeconform.wasm')),
      licenses: thirdPartyLicenses(go, flags, target),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Takes half a minute; reading it back takes 40 ms. */
export function compress(wasm) {
  return brotliCompressSync(wasm, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: wasm.length,
    },
  });
}
