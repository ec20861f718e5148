import { chartPatch } from './kinds/chart-patch.ts';
import { configKey, configValue, envAdded } from './kinds/config.ts';
import { candidate, image, imageEverywhere } from './kinds/images.ts';
import { annotationChanged, labelAdded } from './kinds/metadata.ts';
import { egressAdded, routeAdded } from './kinds/network.ts';
import { newApp } from './kinds/new-app.ts';
import { graceLonger, probeTuned, schedule } from './kinds/pods.ts';
import { cpuRequestUp, memoryUp, quotaUp } from './kinds/resources.ts';
import { autoscalerMaxUp, replicasUp } from './kinds/scale.ts';
import type { BenignKind } from './kinds.ts';
import type { Pair } from './pair.ts';

/** How each kind of edit is made from the committed tree. */
export const makers: Readonly<Record<BenignKind, () => readonly Pair[]>> = {
  image,
  'image-everywhere': imageEverywhere,
  candidate,
  'replicas-up': replicasUp,
  'autoscaler-max-up': autoscalerMaxUp,
  'cpu-request-up': cpuRequestUp,
  'memory-up': memoryUp,
  'config-value': configValue,
  'config-key': configKey,
  'env-added': envAdded,
  'label-added': labelAdded,
  'annotation-changed': annotationChanged,
  'probe-tuned': probeTuned,
  'grace-longer': graceLonger,
  'egress-added': egressAdded,
  'route-added': routeAdded,
  'quota-up': quotaUp,
  schedule,
  'new-app': newApp,
  'chart-patch': chartPatch,
};
