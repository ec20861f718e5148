import { fieldsOf, type Fields } from './field.ts';

/**
 * Of the container and its pod, from Falco's plugin `container`.
 *
 * @see https://falco.org/docs/reference/rules/supported-fields/#field-class-container
 */
export const containerFields: Fields = {
  ...fieldsOf(
    'text',
    `container.id container.full_id container.name container.image container.image.id container.type
    container.mounts container.image.repository container.image.tag container.image.digest container.healthcheck
    container.liveness_probe container.readiness_probe container.ip container.cni.json container.labels
    k8s.pod.name k8s.ns.name k8s.pod.id k8s.pod.uid k8s.pod.sandbox_id k8s.pod.full_sandbox_id k8s.pod.labels
    k8s.pod.ip k8s.pod.cni.json k8s.rc.name k8s.rc.id k8s.rc.labels k8s.svc.name k8s.svc.id k8s.svc.labels
    k8s.ns.id k8s.ns.labels k8s.rs.name k8s.rs.id k8s.rs.labels k8s.deployment.name k8s.deployment.id
    k8s.deployment.labels`,
  ),
  ...fieldsOf(
    'boolean',
    `container.privileged container.host_pid container.host_network container.host_ipc
    proc.is_container_healthcheck proc.is_container_liveness_probe proc.is_container_readiness_probe`,
  ),
  ...fieldsOf(
    'text',
    `container.mount container.mount.source container.mount.dest container.mount.mode container.mount.rdwr
    container.mount.propagation container.label k8s.pod.label k8s.rc.label k8s.svc.label k8s.ns.label k8s.rs.label
    k8s.deployment.label`,
    { argument: 'required' },
  ),
  ...fieldsOf('number', 'container.start_ts container.duration'),
};
