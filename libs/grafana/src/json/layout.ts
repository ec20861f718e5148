import type { Section } from '../dashboard.ts';
import type { Panel } from '../panel.ts';
import type { Place } from './panel.ts';

const columns = 24;

const sizes: Readonly<Record<Panel['shows'], { readonly w: number; readonly h: number }>> = {
  number: { w: 6, h: 4 },
  graph: { w: 12, h: 8 },
  table: { w: 24, h: 9 },
};

/** A section with the places of its heading and of its panels. */
export interface Placed {
  readonly section: Section;
  readonly row: Place;
  readonly places: readonly Place[];
}

/** Panels from left to right, a new line when one is full; every section begins a line. Numbers count from 1. */
export function laidOut(sections: readonly Section[]): readonly Placed[] {
  let id = 0;
  let y = 0;
  return sections.map((section) => {
    const row = { id: ++id, gridPos: { x: 0, y, w: columns, h: 1 } };
    y += 1;
    let x = 0;
    let tallest = 0;
    const places = section.panels.map(({ shows, width }): Place => {
      const { w, h } = { ...sizes[shows], ...(width !== undefined && { w: width }) };
      if (x + w > columns) {
        y += tallest;
        x = 0;
        tallest = 0;
      }
      const gridPos = { x, y, w, h };
      x += w;
      tallest = Math.max(tallest, h);
      return { id: ++id, gridPos };
    });
    y += tallest;
    return { section, row, places };
  });
}
