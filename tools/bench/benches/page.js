import { importTypeScript } from '@delivery/bundle/import-typescript';
import { median } from '../measure.js';

const OBJECTS = 10_000;
const GOAL = 2000;

/** The page of `delivery report` with many changed objects, from the address to the first screen, in Chromium. */
export default async function page({ root }) {
  const { measureOpening } = await importTypeScript(root, 'tools/page/src/testing/opening.ts');
  const times = [];
  for (let round = 0; round < 3; round++) times.push(await measureOpening(root, OBJECTS));
  const milliseconds = median(times);
  return {
    text: `${OBJECTS} changed objects opened in ${milliseconds.toFixed(0)} ms (goal ${GOAL})`,
    missed: milliseconds > GOAL,
  };
}
