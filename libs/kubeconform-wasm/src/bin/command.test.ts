import { expect, it } from 'vitest';
import { commandOf } from './command.ts';

it('has the defaults of kubeconform', () => {
  expect(commandOf([])).toEqual({
    run: {
      ...{ strict: false, summary: false, verbose: false, exitOnError: false, output: 'text' },
      ...{ kubernetesVersion: 'master', schemaLocations: [], ignoreFilenamePatterns: [] },
      ...{ skip: [], reject: [], maxBytes: undefined, files: [] },
    },
  });
});

it('reads every flag', () => {
  const args = [
    ...['-strict', '-summary', '-verbose', '-exit-on-error', '-output', 'json', '-kubernetes-version', '1.36.1'],
    ...['-schema-location', 'a', '-schema-location', 'b.json', '-ignore-filename-pattern', '\\.bak$'],
    ...['-skip', 'Secret, v1/Service,', '-reject', 'Pod', '-max-bytes', '100', 'manifests', '-'],
  ];
  expect(commandOf(args)).toEqual({
    run: {
      ...{ strict: true, summary: true, verbose: true, exitOnError: true, output: 'json' },
      ...{ kubernetesVersion: '1.36.1', schemaLocations: ['a', 'b.json'], ignoreFilenamePatterns: [/\.bak$/] },
      ...{ skip: ['Secret', 'v1/Service'], reject: ['Pod'], maxBytes: 100, files: ['manifests', '-'] },
    },
  });
});

it('asks for help or the version', () => {
  expect(commandOf(['-h', '-v'])).toEqual({ print: 'help' });
  expect(commandOf(['-v'])).toEqual({ print: 'version' });
});

it.each([
  [
    ['-ignore-missing-schemas'],
    '-ignore-missing-schemas: an object without a schema is not validated, so it is an error here; name the kinds that may go unchecked with -skip',
  ],
  [['-cache', '.'], '-cache: this program never uses a network'],
  [['-n', '8'], '-n: there is one worker; leave it out'],
  [['-output', 'junit'], '-output junit: allowed are text and json'],
  [['-kubernetes-version', '1.36'], '-kubernetes-version 1.36: allowed are master and a full version, such as 1.36.1'],
  [['-max-bytes', '4M'], '-max-bytes 4M: allowed is a number of bytes, such as 4194304'],
  [
    ['-ignore-filename-pattern', '('],
    expect.stringMatching(/^-ignore-filename-pattern \(: Invalid regular expression/),
  ],
])('refuses %j', (args, problem) => {
  expect(commandOf(args)).toEqual({ problem });
});
