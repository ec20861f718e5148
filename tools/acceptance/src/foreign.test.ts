import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './fleet.ts';

const folder = 'tools/acceptance/foreign';

interface Finding {
  readonly id: string;
  readonly severity: string;
  readonly at: { readonly file: string; readonly line: number };
  readonly found: string;
  readonly fix: string;
}

/** What `delivery validate` says about manifests that it has not rendered, each of which breaks one check. */
function validated() {
  const args = [join(root, 'tools/cli/bin/delivery.js'), 'validate', folder, '--policy', 'all', '--output', 'json'];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  return {
    status,
    ...(JSON.parse(stdout) as { counts: { valid: number; objects: number }; findings: readonly Finding[] }),
  };
}

it('30 foreign files that break 30 checks have exactly 30 findings', () => {
  const { status, counts, findings } = validated();
  expect(status).toBe(1);
  expect(counts.valid).toBe(counts.objects);
  expect(new Set(findings.map(({ id }) => id)).size).toBe(30);
  expect(findings.map(({ at }) => at.file).sort()).toEqual(
    readdirSync(join(root, folder))
      .map((name) => `${folder}/${name}`)
      .sort(),
  );
  const lines = findings.map(
    ({ id, at, found, fix }) => `${at.file.slice(folder.length + 1)}:${at.line} ${id}: ${found} → ${fix}`,
  );
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "api-access.yaml:31 W24: automountServiceAccountToken true → set automountServiceAccountToken: false; a pod that talks to the API server mounts a projected serviceAccountToken volume
    app-armor.yaml:38 W10: pod: appArmorProfile.type "Unconfined" → set securityContext.appArmorProfile.type: RuntimeDefault, or leave it out
    bare-digest.yaml:44 W28: container "bare-digest": image "registry.example/shop/bare-digest@sha256:5e3f7d0c9b1a4826e7d5c3b2a190f8e6d4c2b0a19f8e7d6c5b4a392817060f5e" without a tag → write the version between the repository and the digest
    capabilities.yaml:46 W06: container "capabilities": drops [] → set securityContext.capabilities.drop: [ALL]
    dangling-scaler.yaml:8 W46: HorizontalPodAutoscaler shop/dangling-scaler scales Deployment shop/checkout, which does not exist → name a workload of the same namespace, and keep one autoscaler for it
    endless.yaml:22 W68b: no activeDeadlineSeconds → set backoffLimit to the tries that make sense, and activeDeadlineSeconds to the longest time that a run may take
    escalation.yaml:46 W04: container "escalation": allowPrivilegeEscalation not set → set securityContext.allowPrivilegeEscalation: false
    forced.yaml:30 X07: force true → take \`force\` away; give the object another name, and remove the old one in a later commit
    host-network.yaml:30 W14: hostNetwork true → take hostNetwork out, and reach the pod through a Service
    host-port.yaml:46 W16: container "host-port": hostPort 8080 → take hostPort out, and reach the container through a Service
    host-processes.yaml:30 W15: hostPID true → take the field out
    low-user.yaml:38 W02: pod: runAsUser 1000 → set securityContext.runAsUser of the pod to an id from 10001
    missing-role.yaml:7 C16: RoleBinding shop/missing-role names Role shop/report-reader, which does not exist → add the Role or ClusterRole, or bind one that is there
    no-account.yaml:30 C03: CronJob shop/no-account names ServiceAccount shop/no-account, which does not exist → did you mean "noaccount"?
    no-cpu-limit.yaml:52 W34: container "no-cpu-limit": limits.cpu not set → set resources.limits.cpu, e.g. to four times the request
    no-memory-limit.yaml:52 W33: container "no-memory-limit": limits.memory not set → set resources.limits.memory
    no-names.yaml:64 N01b: CronJob shop/no-names cannot ask for names: UDP 53, TCP 53 are closed → open port 53 over UDP and TCP to the name servers of the cluster
    open-to-all.yaml:12 N06: "0.0.0.0/0" on port 8080 → write the ranges that the app talks to, or port 443 alone
    overlap.yaml:17 W68a: concurrencyPolicy "Allow" → set concurrencyPolicy: Forbid, and startingDeadlineSeconds to how late a run may still start
    plain-secret.yaml:9 S01: plain value of a Secret: password: *** → change the value, since it has leaked; keep the new one in the secret store, and let an ExternalSecret make the Secret
    privileged.yaml:48 W05: container "privileged": privileged true → take the field out, and mount or add exactly what the container needs
    secret-readers.yaml:9 R02: verb "list" on "secrets" → give \`get\` on the named Secrets (\`resourceNames\`), or mount them into the pod
    slow-names.yaml:28 W62: no ndots, so 5 → add dnsConfig.options: [{ name: ndots, value: "2" }]
    sysctl.yaml:38 W13: sysctl "net.core.somaxconn" → take the parameter out, or set it on a node pool of its own
    tag.yaml:44 W27: container "tag": image "registry.example/shop/tag:1.4.1" → append the digest that the registry shows for the tag, e.g. \`crane digest <image>\`
    terminal.yaml:46 W23a: container "terminal": tty true → take stdin and tty out
    twice.yaml:46 W56: container "twice": environment variable "LOG_LEVEL" for the second time → remove one, or give it its own name
    unbounded-scratch.yaml:42 W36: volume "scratch": sizeLimit not set → set emptyDir.sizeLimit
    wildcard-role.yaml:10 R01: verb "*" → list what the account uses, e.g. from its requests in the audit log
    writable-root.yaml:48 W08: container "writable-root": readOnlyRootFilesystem false → set securityContext.readOnlyRootFilesystem: true, and mount an emptyDir where files are written, e.g. at /tmp"
  `);
});
