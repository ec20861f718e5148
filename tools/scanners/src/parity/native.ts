import { schemaFileTemplate } from '@delivery/kubernetes';
import { execFileSync } from 'node:child_process';
import { goProgram, kubeconform } from '../go-program.js';

/** What one of the two validators says of one object of a file. */
export interface Answer {
  readonly status: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly message: string;
}

interface Printed {
  readonly filename: string;
  readonly kind: string;
  readonly name: string;
  readonly version: string;
  readonly status: string;
  readonly msg: string;
}

/** Runs kubeconform itself over a folder. Answers by file name, sorted. */
export function nativeAnswers(
  folder: string,
  schemas: string,
  strict: boolean,
): ReadonlyMap<string, readonly Answer[]> {
  const location = `${schemas}/${schemaFileTemplate}`;
  const flags = ['-output', 'json', '-verbose', '-schema-location', location, ...(strict ? ['-strict'] : [])];
  const { resources } = JSON.parse(run(goProgram(kubeconform), [...flags, folder])) as {
    resources: readonly Printed[];
  };
  const answers = new Map<string, Answer[]>();
  for (const { filename, kind, name, version, status, msg } of resources) {
    const file = filename.slice(folder.length + 1);
    const answer = {
      status: status.replace(/^status/, '').toLowerCase() || 'empty',
      apiVersion: version,
      kind,
      name,
      message: comparable(msg),
    };
    answers.set(file, [...(answers.get(file) ?? []), answer].sort(byText));
  }
  return answers;
}

export function byText(a: Answer, b: Answer): number {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Without where the schema was read, and with its complaints, and the fields that they list, in order: kubeconform's own is random. */
export function comparable(message: string): string {
  const [head = '', ...complaints] = message
    .replace(/failed with '[^']*'/g, "failed with '…'")
    .replace(/additional properties ('[^']*'(?:, '[^']*')*) not allowed/g, (_, names: string) => {
      return `additional properties ${names.split(', ').sort().join(', ')} not allowed`;
    })
    .split(/\s+- at /);
  return [head.trim(), ...complaints.map((text) => text.trim()).sort()].join('\n- at ');
}

/** It exits with 1 when something is wrong, and still answers. */
function run(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe', maxBuffer: 1 << 28 });
  } catch (error) {
    const { status, stdout, stderr } = error as { status?: number; stdout?: string; stderr?: string };
    if (status === 1 && stdout) return stdout;
    throw new Error(`kubeconform ended with ${status}: ${stderr}`, { cause: error });
  }
}
