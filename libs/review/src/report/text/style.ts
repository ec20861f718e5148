/** How a terminal shows words; without colours each gives its text as it is. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
}

const as = (text: string) => text;

export const plain: Style = { bold: as, dim: as, red: as, yellow: as, green: as };
