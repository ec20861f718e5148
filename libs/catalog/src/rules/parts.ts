import { finding, isService, type Rule } from './rule.ts';

/** Names of CronJobs: the Jobs that Kubernetes makes of them have eleven signs more. */
const longestTask = 52;
const longestWorker = 63;

/** Workers and tasks are objects of their own, named `<app>-<part>`. */
export const partsHaveLegalNames: Rule = function* (apps) {
  for (const app of apps.filter(isService)) {
    const { workers = {}, cronTasks = {} } = app.service;
    const parts = [
      ...Object.keys(workers).map((name) => ({ name, path: `workers.${name}`, longest: longestWorker })),
      ...Object.keys(cronTasks).map((name) => ({ name, path: `cronTasks.${name}`, longest: longestTask })),
    ];
    for (const [i, { name, path, longest }] of parts.entries()) {
      const full = `${app.name}-${name}`;
      if (!/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name) || full.length > longest)
        yield finding('part-has-legal-name', app, path, {
          found: `"${full}"`,
          allowed: `lower-case letters, digits and -, at most ${longest} signs with the app's name`,
          fix: 'shorten or rename it',
        });
      if (parts.findIndex((other) => other.name === name) !== i)
        yield finding('part-is-unique', app, path, {
          found: `a worker and a task "${name}"`,
          allowed: 'one part a name',
          fix: 'rename one of the two',
        });
    }
  }
};

const field = (lowest: number, highest: number) => (text: string) =>
  text.split(',').every((part) => {
    const found = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (found === null) return false;
    const [from = lowest, to = from] = found
      .slice(1, 3)
      .map((bound) => (bound === undefined ? undefined : Number(bound)));
    return from >= lowest && to <= highest && from <= to && found[3] !== '0';
  });

/** Minute, hour, day of month, month, day of week. */
const cronFields = [field(0, 59), field(0, 23), field(1, 31), field(1, 12), field(0, 7)];

export const cronTasksAreLegal: Rule = function* (apps) {
  for (const app of apps.filter(isService)) {
    for (const [name, { schedule, deadlineSeconds }] of Object.entries(app.service.cronTasks ?? {})) {
      const fields = schedule.split(' ');
      if (fields.length !== 5 || !cronFields.every((fits, i) => fits(fields[i] ?? '')))
        yield finding('schedule-is-cron', app, `cronTasks.${name}.schedule`, {
          found: `"${schedule}"`,
          allowed: 'five fields of cron, in UTC, e.g. 30 2 * * *',
          fix: 'write minute, hour, day of month, month, day of week',
        });
      if (!Number.isInteger(deadlineSeconds) || deadlineSeconds < 1)
        yield finding('deadline-is-positive', app, `cronTasks.${name}.deadlineSeconds`, {
          found: String(deadlineSeconds),
          allowed: 'whole seconds from 1',
          fix: 'say after how many seconds a run is given up',
        });
    }
  }
};
