import { label } from './names.js';
import { problemOf } from './refuse.js';

const bindings = ['postgres', 'redis', 'bucket'];
const topics = ['publish', 'subscribe'];

/** Names that no fact can bind. Whether each cluster binds them, and who publishes a topic, the catalog says at the next synth. */
export function problemsOfNeeds(options) {
  const names = [...bindings, ...topics].flatMap((option) =>
    [options[option] ?? []].flat().map((name) => [option, name]),
  );
  return names.flatMap(([option, name]) =>
    problemOf(option, name, { ...label, fix: `name what the clusters bind, or a topic, e.g. ${examples[option]}` }),
  );
}

const examples = {
  postgres: '--postgres=orders',
  redis: '--redis=sessions',
  bucket: '--bucket=settlements',
  publish: '--publish=order-events',
  subscribe: '--subscribe=order-events',
};

/** The field `needs` of a declaration; undefined for a service that needs nothing. */
export function needsOf(options) {
  const given = (names) =>
    names.flatMap((name) => ([options[name] ?? []].flat().length > 0 ? [[name, options[name]]] : []));
  const streams = given(topics);
  const needs = [...given(bindings), ...(streams.length > 0 ? [['topics', Object.fromEntries(streams)]] : [])];
  return needs.length > 0 ? Object.fromEntries(needs) : undefined;
}
