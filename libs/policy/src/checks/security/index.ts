import type { Check } from '../../check.ts';
import { apparmorProfile } from './apparmor-profile.ts';
import { cpuLimit } from './cpu-limit.ts';
import { dropAllCapabilities } from './drop-all-capabilities.ts';
import { ephemeralStorage } from './ephemeral-storage.ts';
import { guaranteedMemory } from './guaranteed-memory.ts';
import { highGroupId } from './high-group-id.ts';
import { highUserId } from './high-user-id.ts';
import { imageByDigest } from './image-by-digest.ts';
import { knownRegistry } from './known-registry.ts';
import { memoryLimit } from './memory-limit.ts';
import { namedServiceAccount } from './named-service-account.ts';
import { noAddedCapabilities } from './no-added-capabilities.ts';
import { noDangerousCapabilities } from './no-dangerous-capabilities.ts';
import { noDeprecatedServiceAccount } from './no-deprecated-service-account.ts';
import { noEphemeralContainers } from './no-ephemeral-containers.ts';
import { noHostAliases } from './no-host-aliases.ts';
import { noHostNetwork } from './no-host-network.ts';
import { noHostPath } from './no-host-path.ts';
import { noHostPort } from './no-host-port.ts';
import { noHostProcessContainer } from './no-host-process-container.ts';
import { noHostProcesses } from './no-host-processes.ts';
import { noLowPorts } from './no-low-ports.ts';
import { noMountedToken } from './no-mounted-token.ts';
import { noPrivilegeEscalation } from './no-privilege-escalation.ts';
import { noPrivilegedContainer } from './no-privileged-container.ts';
import { noRootGroups } from './no-root-groups.ts';
import { noRuntimeSocket } from './no-runtime-socket.ts';
import { noSharedProcesses } from './no-shared-processes.ts';
import { noTerminal } from './no-terminal.ts';
import { noUnconfinedSeccomp } from './no-unconfined-seccomp.ts';
import { notUserRoot } from './not-user-root.ts';
import { ownServiceAccount } from './own-service-account.ts';
import { procMount } from './proc-mount.ts';
import { procMountInUserNamespace } from './proc-mount-in-user-namespace.ts';
import { pullPolicy } from './pull-policy.ts';
import { readOnlyRootFilesystem } from './read-only-root-filesystem.ts';
import { resourceRequests } from './resource-requests.ts';
import { runAsNonRoot } from './run-as-non-root.ts';
import { safeSysctls } from './safe-sysctls.ts';
import { seccompProfile } from './seccomp-profile.ts';
import { seccompRuntimeDefault } from './seccomp-runtime-default.ts';
import { securityContext } from './security-context.ts';
import { selinuxOptions } from './selinux-options.ts';
import { signedImage } from './signed-image.ts';
import { sizedEmptyDir } from './sized-empty-dir.ts';
import { tagBesideDigest } from './tag-beside-digest.ts';
import { volumeTypes } from './volume-types.ts';

/** What a pod may do to its node, its neighbours and the API server: W01–W36. */
export const security: readonly Check[] = [
  runAsNonRoot,
  highUserId,
  notUserRoot,
  highGroupId,
  noRootGroups,
  noPrivilegeEscalation,
  noPrivilegedContainer,
  dropAllCapabilities,
  noAddedCapabilities,
  noDangerousCapabilities,
  noLowPorts,
  readOnlyRootFilesystem,
  seccompProfile,
  noUnconfinedSeccomp,
  seccompRuntimeDefault,
  apparmorProfile,
  selinuxOptions,
  procMount,
  procMountInUserNamespace,
  safeSysctls,
  noHostNetwork,
  noHostProcesses,
  noHostPort,
  noHostPath,
  volumeTypes,
  noRuntimeSocket,
  noHostProcessContainer,
  noSharedProcesses,
  noHostAliases,
  securityContext,
  noEphemeralContainers,
  noTerminal,
  noMountedToken,
  namedServiceAccount,
  ownServiceAccount,
  noDeprecatedServiceAccount,
  imageByDigest,
  tagBesideDigest,
  knownRegistry,
  signedImage,
  pullPolicy,
  resourceRequests,
  memoryLimit,
  guaranteedMemory,
  cpuLimit,
  ephemeralStorage,
  sizedEmptyDir,
];
