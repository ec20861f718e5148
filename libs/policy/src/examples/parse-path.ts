import type { Path } from '../check.ts';

const STEP = /\.?([A-Za-z_][\w-]*)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/gy;

/** Reads what `pathText` writes: `metadata.annotations["app.kubernetes.io/name"]`, `ports[0].name`. */
export function parsePath(text: string): Path {
  const path: (string | number)[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < text.length) {
    const [, key, index, quoted] = STEP.exec(text) ?? [];
    if (index !== undefined) path.push(Number(index));
    else if (quoted !== undefined) path.push(JSON.parse(`"${quoted}"`) as string);
    else if (key !== undefined) path.push(key);
    else throw new Error(`"${text}" is not a path`);
  }
  return path;
}
