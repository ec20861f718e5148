import { expect, it } from 'vitest';
import { edgeVariantAddsNothing } from './edge.ts';
import { linesOf, service } from './testing.ts';

const requests = { cpu: '100m', memory: '64Mi', 'ephemeral-storage': '64Mi' };
const worker = { args: [], requests, scaleOn: { topic: 'order-events', lag: 10 } };
const whole = { calls: { payment: 'http' }, calledBy: ['api-gateway'], workers: { assignment: worker } };

it('a light variant may keep and leave out', () => {
  const keeps = service('delivery', { ...whole, edge: { calls: whole.calls, workers: whole.workers } });
  const leavesOut = service('delivery', { ...whole, edge: { calls: {}, calledBy: [], workers: {} } });
  expect(linesOf(edgeVariantAddsNothing, [keeps, leavesOut, service('user')])).toEqual([]);
});

it('but adds nothing that the service itself does not declare', () => {
  const edge = { calls: { paymet: 'http' }, calledBy: ['order'], workers: { sweep: worker } };
  expect(linesOf(edgeVariantAddsNothing, [service('delivery', { ...whole, workers: {}, edge })])).toEqual([
    'edge.calls edge-variant-adds-nothing: "paymet", which calls does not name | payment | did you mean "payment"?',
    'edge.calledBy edge-variant-adds-nothing: "order", which calledBy does not name | api-gateway | use "api-gateway"',
    'edge.workers edge-variant-adds-nothing: "sweep", which workers does not name | nothing | remove it; there is nothing to choose from yet',
  ]);
});
