import { assert, constantFrom, array, integer, option, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import type { Panel } from '../panel.ts';
import { laidOut } from './layout.ts';

const panel = record({
  shows: constantFrom('number', 'graph', 'table'),
  width: option(integer({ min: 1, max: 24 })),
}).map(({ shows, width }) => ({ shows, ...(width !== null && { width }) }) as unknown as Panel);

it('keeps panels on the page, in order, one beside or below the other, whatever their sizes', () => {
  assert(
    property(array(array(panel, { maxLength: 12 }), { maxLength: 5 }), (sections) => {
      const placed = laidOut(sections.map((panels) => ({ title: 'Section', panels })));
      const all = placed.flatMap(({ row, places }) => [row, ...places]);
      expect(all.map(({ id }) => id)).toEqual(all.map((_place, i) => i + 1));
      const taken = new Set<string>();
      for (const { gridPos } of all) {
        expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
        for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++)
          for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
            expect(taken.has(`${x},${y}`)).toBe(false);
            taken.add(`${x},${y}`);
          }
      }
    }),
  );
});
