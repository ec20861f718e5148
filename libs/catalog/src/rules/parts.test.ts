import { expect, it } from 'vitest';
import { cronTasksAreLegal, partsHaveLegalNames } from './parts.ts';
import { linesOf, service } from './testing.ts';

const requests = { cpu: '100m', memory: '64Mi', 'ephemeral-storage': '64Mi' };
const task = (schedule = '30 2 * * *', deadlineSeconds = 60) => ({ args: [], requests, schedule, deadlineSeconds });
const worker = { args: [], requests, scaleOn: { topic: 'order-events', lag: 10 } };

it('names of workers and tasks are fine', () => {
  const parts = { workers: { assignment: worker }, cronTasks: { settlement: task() } };
  expect(linesOf(partsHaveLegalNames, [service('payment', parts)])).toEqual([]);
});

it('names that no object can have, and a name twice, are refused', () => {
  const long = 'a'.repeat(45);
  const parts = { workers: { Assign: worker, sweep: worker }, cronTasks: { [long]: task(), sweep: task() } };
  expect(linesOf(partsHaveLegalNames, [service('payment', parts)])).toEqual([
    'workers.Assign part-has-legal-name: "payment-Assign" | lower-case letters, digits and -, at most 63 signs with the app\'s name | shorten or rename it',
    `cronTasks.${long} part-has-legal-name: "payment-${long}" | lower-case letters, digits and -, at most 52 signs with the app's name | shorten or rename it`,
    'cronTasks.sweep part-is-unique: a worker and a task "sweep" | one part a name | rename one of the two',
  ]);
});

it.each(['30 2 * * *', '*/5 * * * *', '0 8-18/2 1,15 * 1-5'])('schedule %s is fine', (schedule) => {
  expect(linesOf(cronTasksAreLegal, [service('payment', { cronTasks: { settlement: task(schedule) } })])).toEqual([]);
});

it.each(['30 2 * *', '60 2 * * *', '@daily', '30 2 * * mon', '5-1 * * * *', '*/0 * * * *'])(
  'schedule %s is refused',
  (schedule) => {
    expect(linesOf(cronTasksAreLegal, [service('payment', { cronTasks: { settlement: task(schedule) } })])).toEqual([
      `cronTasks.settlement.schedule schedule-is-cron: "${schedule}" | five fields of cron, in UTC, e.g. 30 2 * * * | write minute, hour, day of month, month, day of week`,
    ]);
  },
);

it('a deadline is whole seconds', () => {
  expect(
    linesOf(cronTasksAreLegal, [service('payment', { cronTasks: { settlement: task('0 0 * * *', 0.5) } })]),
  ).toEqual([
    'cronTasks.settlement.deadlineSeconds deadline-is-positive: 0.5 | whole seconds from 1 | say after how many seconds a run is given up',
  ]);
});
