import { importTypeScript } from '@delivery/bundle/import-typescript';
import { goProgram, kubeconform } from '@delivery/scanners/go-program';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTurns, run, timeOf } from '../measure.js';

const cli = 'tools/cli/bin/delivery.js';
const OBJECTS = 10_000;
const goals = { native: 1.5, again: 0.2, policy: 2000 };
/** Past this the schemas have become slower. Between goal and limit lies what V8 needs to compile WebAssembly, which native code does not. */
const LIMIT_NATIVE = 3;

/** The schemas of the tree against native kubeconform; a second look at 10,000 objects against the first; the checks on as many. */
export default async function validate({ root }) {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-bench-'));
  try {
    const results = [againstNative(root, folder), lookAgain(root), await policy(root)];
    return { text: results.map(({ text }) => text).join('; '), missed: results.some(({ missed }) => missed) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function againstNative(root, folder) {
  const native = goProgram(kubeconform);
  run(process.execPath, [cli, 'schemas', folder], { cwd: root });
  const template = join(folder, '{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json');
  const trees = ['generated/clusters', 'generated/crds'];
  const ours = [cli, 'validate', '--policy', 'none'];
  const cwd = { cwd: root };
  const [cold, known, theirs] = inTurns(
    [
      () => run(process.execPath, [...ours, '--no-cache'], cwd),
      () => run(process.execPath, ours, cwd),
      () => run(native, ['-strict', '-n', '2', '-schema-location', template, ...trees], cwd),
    ],
    { rounds: 5 },
  );
  // a run that remembers everything reads the facts and the files, and asks no schema
  const ratio = (cold - known) / theirs;
  const times = `${cold.toFixed(0)} ms without ${known.toFixed(0)} ms of a run that asks none, against ${theirs.toFixed(0)} ms`;
  return {
    text: `schemas of the tree ${ratio.toFixed(2)} × kubeconform -n 2 (goal ${goals.native}, limit ${LIMIT_NATIVE}; ${times})`,
    missed: ratio > LIMIT_NATIVE,
  };
}

/** The folder keeps its name, so that what is remembered of it is replaced; its objects are new, so that nothing of them is known. */
function lookAgain(root) {
  const folder = join(tmpdir(), 'delivery-bench-validate');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const texts = objects(Date.now()).map((object) => JSON.stringify(object, null, 2));
  for (let i = 0; i < texts.length; i += 100) {
    writeFileSync(join(folder, `${i}.yaml`), texts.slice(i, i + 100).join('\n---\n'));
  }
  const command = () => run(process.execPath, [cli, 'validate', folder], { cwd: root });
  const first = timeOf(command);
  const [again] = inTurns([command], { rounds: 3 });
  rmSync(folder, { recursive: true });
  const ratio = again / first;
  const times = `${first.toFixed(0)} ms, then ${again.toFixed(0)} ms`;
  return {
    text: `${OBJECTS} objects again ${ratio.toFixed(2)} × the first time (goal ${goals.again}; ${times})`,
    missed: ratio > goals.again,
  };
}

async function policy(root) {
  const { checks, judge, worldOf } = await importTypeScript(root, 'libs/policy/src/index.ts');
  const entries = objects(0).map((object, i) => ({ object, file: `${i}.yaml` }));
  const before = process.cpuUsage();
  judge(worldOf(entries, { kubernetesVersion: '1.36' }), checks, new Set(checks.map(({ id }) => id)));
  const { user, system } = process.cpuUsage(before);
  const milliseconds = (user + system) / 1000;
  return {
    text: `${checks.length} checks on them ${milliseconds.toFixed(0)} ms of CPU (aim ${goals.policy}; no ratio, so it is only told)`,
    missed: false,
  };
}

/** Deployments that the restricted standard allows, each with a Service, a ConfigMap and a ServiceAccount. */
function objects(stamp) {
  return Array.from({ length: OBJECTS / 4 }, (_, i) => {
    const name = `service-${i}`;
    const metadata = {
      name,
      namespace: `team-${i % 50}`,
      labels: { app: name },
      annotations: { stamp: String(stamp) },
    };
    const securityContext = {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      runAsNonRoot: true,
      runAsUser: 10001,
      seccompProfile: { type: 'RuntimeDefault' },
    };
    const container = {
      name,
      image: `registry.example/${name}:1.0.0`,
      ports: [{ containerPort: 8080 }],
      securityContext,
    };
    const template = { metadata: { labels: { app: name } }, spec: { containers: [container] } };
    return [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata,
        spec: { selector: { matchLabels: { app: name } }, template },
      },
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata,
        spec: { selector: { app: name }, ports: [{ port: 80, targetPort: 8080 }] },
      },
      { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { LOG_LEVEL: 'info', stamp: String(stamp) } },
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false },
    ];
  }).flat();
}
