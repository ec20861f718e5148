import type { Check } from '../../check.ts';
import { fieldsAt } from '../../fields.ts';
import { inTurn } from '../../pods/each.ts';
import { eachSetting } from '../../pods/setting.ts';
import { shown } from '../../shown.ts';
import type { World } from '../../world.ts';

/** How profiles were named before 1.30. @see https://kubernetes.io/docs/tutorials/security/apparmor/#securing-a-pod */
const ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

export const apparmorProfile: Check = {
  id: 'W10',
  name: 'apparmor-profile',
  title: 'No container turns its AppArmor profile off',
  why: 'On nodes with AppArmor every container starts under the profile of the runtime, which keeps it from mounting and from the files of the kernel.',
  severity: 'error',
  level: 'baseline',
  sources: [
    'pod-security baseline',
    'trivy KSV-0002',
    'gatekeeper-library apparmor',
    'kyverno restrict-apparmor-profiles',
  ],
  fix: 'set securityContext.appArmorProfile.type: RuntimeDefault, or leave it out',
  good: [
    { name: 'left to the node', set: { 'pod.securityContext.appArmorProfile': undefined } },
    { name: 'a profile of the node', set: { 'pod.securityContext.appArmorProfile.type': 'Localhost' } },
    {
      name: 'profiles by annotation',
      set: {
        [`template.metadata.annotations["${ANNOTATION}order"]`]: 'runtime/default',
        [`template.metadata.annotations["${ANNOTATION}migrate"]`]: 'localhost/order',
        [`template.metadata.annotations["${ANNOTATION}proxy"]`]: '',
      },
    },
    {
      name: 'another annotation',
      set: { 'template.metadata.annotations["delivery.example/apparmor"]': 'unconfined' },
    },
  ],
  bad: [
    {
      name: 'off for the pods of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.securityContext.appArmorProfile.type': 'Unconfined' },
      at: 'pod.securityContext.appArmorProfile.type',
      found: 'pod: appArmorProfile.type "Unconfined"',
    },
    {
      name: 'off for an init container',
      set: { 'pod.initContainers[0].securityContext.appArmorProfile.type': 'Unconfined' },
      at: 'pod.initContainers[0].securityContext.appArmorProfile.type',
      found: 'init container "migrate": appArmorProfile.type "Unconfined"',
    },
    {
      name: 'off by annotation',
      set: { [`template.metadata.annotations["${ANNOTATION}order"]`]: 'unconfined' },
      at: `template.metadata.annotations["${ANNOTATION}order"]`,
      found: 'AppArmor profile "unconfined" of container "order"',
    },
    {
      name: 'a profile that begins alike by annotation',
      on: 'CronJob shop/settlement',
      set: { [`template.metadata.annotations["${ANNOTATION}settlement"]`]: 'runtime/default-not' },
      at: `template.metadata.annotations["${ANNOTATION}settlement"]`,
      found: 'AppArmor profile "runtime/default-not" of container "settlement"',
    },
  ],
  inspect: inTurn(
    eachSetting({
      field: ['appArmorProfile', 'type'],
      allowed: 'RuntimeDefault or Localhost',
      holds: (value) => value === 'RuntimeDefault' || value === 'Localhost',
      mayBeUnset: true,
    }),
    function* ({ pods }: World) {
      for (const { owner, path, metadata } of pods) {
        for (const [key, value] of Object.entries(fieldsAt(metadata, 'annotations'))) {
          if (!key.startsWith(ANNOTATION) || /^(runtime\/default$|localhost\/|$)/.test(String(value))) continue;
          yield {
            object: owner,
            path: [...path, 'metadata', 'annotations', key],
            found: `AppArmor profile ${shown(value)} of container "${key.slice(ANNOTATION.length)}"`,
            allowed: 'runtime/default or localhost/<profile>',
          };
        }
      }
    },
  ),
};
