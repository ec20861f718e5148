// The licenses of the modules whose code is in the WebAssembly module.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const licenseFile = /^(LICENSE|LICENCE|COPYING|NOTICE|PATENTS)/i;

/** One text: each module, its version and what its authors ask to be passed on. */
export function thirdPartyLicenses(go, flags, target) {
  const format = '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}{{end}}{{end}}';
  const linked = new Set(
    go(['list', ...flags, '-deps', '-f', format, '.'], target)
      .split('\n')
      .filter(Boolean),
  );
  const modules = [...linked].sort().map((module) => {
    const [path, version] = module.split(' ');
    return section(`${path} ${version}`, moduleFolder(go, path, version));
  });
  const { GOROOT, GOVERSION } = JSON.parse(go(['env', '-json', 'GOROOT', 'GOVERSION']));
  return [
    'kubeconform.wasm is made from the modules below; each stands under its own license.\n',
    ...modules,
    section(`The Go standard library and runtime ${GOVERSION}`, GOROOT),
  ].join('\n');
}

function moduleFolder(go, path, version) {
  return JSON.parse(go(['mod', 'download', '-json', `${path}@${version}`])).Dir;
}

function section(title, folder) {
  const texts = readdirSync(folder)
    .filter((name) => licenseFile.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
  if (texts.length === 0) throw new Error(`${title} comes without a license`);
  const line = '='.repeat(80);
  return `${line}\n${title}\n${line}\n\n${texts.join('\n\n')}\n`;
}
