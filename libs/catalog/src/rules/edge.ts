import { didYouMean } from '@delivery/findings';
import { finding, isService, type Rule } from './rule.ts';

/** The light variant leaves out: what it would add, no other rule has looked at. */
export const edgeVariantAddsNothing: Rule = function* (apps) {
  for (const app of apps.filter(isService)) {
    const { calls, calledBy, workers = {}, edge = {} } = app.service;
    const fields = [
      { field: 'calls', named: Object.keys(edge.calls ?? {}), known: Object.keys(calls) },
      { field: 'calledBy', named: edge.calledBy ?? [], known: calledBy },
      { field: 'workers', named: Object.keys(edge.workers ?? {}), known: Object.keys(workers) },
    ];
    for (const { field, named, known } of fields) {
      for (const name of named.filter((one) => !known.includes(one)))
        yield finding('edge-variant-adds-nothing', app, `edge.${field}`, {
          found: `"${name}", which ${field} does not name`,
          allowed: known.join(', ') || 'nothing',
          fix: didYouMean(name, known),
        });
    }
  }
};
