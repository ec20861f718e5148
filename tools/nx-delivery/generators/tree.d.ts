/** What the generators use of the Tree of Nx. */
export interface Tree {
  read(path: string, encoding: 'utf8'): string | null;
  write(path: string, content: string): void;
  exists(path: string): boolean;
  children(path: string): string[];
}
