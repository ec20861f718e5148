import { containers, ofKind, specOf, workloads } from '../drafts.ts';
import { pairs, type Pair } from '../pair.ts';
import { services } from '../services.ts';
import { everySlice, usualSlices } from '../slices.ts';

export const probeTuned = (): Pair[] =>
  pairs('probe-tuned', services, usualSlices, (objects) => {
    for (const { readinessProbe } of containers(objects)) if (readinessProbe) readinessProbe.periodSeconds += 5;
  });

export const graceLonger = (): Pair[] =>
  pairs('grace-longer', services, usualSlices, (objects) => {
    for (const { template } of workloads(objects)) {
      const { spec } = template;
      spec.terminationGracePeriodSeconds = (spec.terminationGracePeriodSeconds ?? 30) + 15;
    }
  });

export const schedule = (): Pair[] =>
  ['0 3 * * *', '15 4 * * *', '30 1 * * 1-5'].flatMap((at) =>
    pairs('schedule', services, everySlice, (objects) => {
      for (const one of ofKind(objects, 'CronJob')) specOf<{ schedule: string }>(one).schedule = at;
    }).map((pair) => ({ ...pair, what: `${pair.what}, ${at}` })),
  );
