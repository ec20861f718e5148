import { containers, ofKind, specOf, type Container } from '../drafts.ts';
import { pairs, written, type Pair } from '../pair.ts';
import { services } from '../services.ts';
import { usualSlices } from '../slices.ts';

export const cpuRequestUp = (): Pair[] =>
  pairs('cpu-request-up', services, usualSlices, (objects) => {
    for (const { resources } of containers(objects)) raise(resources.requests, 'cpu', 'm', 10);
  });

export const memoryUp = (): Pair[] =>
  pairs('memory-up', services, usualSlices, (objects) => {
    for (const { resources } of containers(objects)) raiseMemory(resources);
  });

export const quotaUp = (): Pair[] =>
  services.flatMap((service) =>
    usualSlices.flatMap((slice) => {
      const after = written('namespaces', slice, (objects) => {
        for (const quota of ofKind(objects, 'ResourceQuota')) {
          if (quota.metadata.namespace !== service) continue;
          const { hard } = specOf<{ hard: Record<string, string> }>(quota);
          for (const name of ['pods', 'requests.cpu', 'limits.cpu']) hard[name] = String(Number(hard[name]) * 2);
        }
      });
      return after.size === 0 ? [] : { kind: 'quota-up', what: `${service}, ${slice.name}`, before: new Map(), after };
    }),
  );

function raiseMemory({ requests, limits }: Container['resources']): void {
  raise(requests, 'memory', 'Mi', 64);
  raise(limits, 'memory', 'Mi', 64);
}

function raise(list: Record<string, string>, name: string, unit: string, by: number): void {
  const [, count, found] = /^(\d+)(\D*)$/.exec(list[name]!)!;
  const scale = found === unit ? 1 : found === 'Gi' ? 1024 : 1000;
  list[name] = `${Number(count) * scale + by}${unit}`;
}
