export interface Room {
  readonly imports: readonly string[];
  readonly npm?: readonly string[];
}

export interface DepConstraint {
  readonly sourceTag: string;
  readonly onlyDependOnLibsWithTags: readonly string[];
  readonly allowedExternalImports?: readonly string[];
}

export const rooms: Readonly<Record<string, Room>>;
export function roomOf(projectRoot: string): string;
export function depConstraints(options?: { readonly tests?: boolean }): readonly DepConstraint[];
export function mermaid(): string;
