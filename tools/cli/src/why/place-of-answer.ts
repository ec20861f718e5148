import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlaceOfAnswer } from './answers.ts';

/** Finds the line of an overlay that exports the answer to a question. Reads each overlay once. */
export function placesOfAnswers(root: string): PlaceOfAnswer {
  const known = new Map<string, readonly Answer[]>();
  return (cloud, question) => {
    const folder = `libs/overlays/${cloud}/src`;
    const answers = known.get(cloud) ?? answersBelow(root, folder);
    known.set(cloud, answers);
    const found = answers.find((answer) => answer.question === question);
    return found ? { file: found.file, line: found.line } : { file: folder };
  };
}

interface Answer {
  readonly question: string;
  readonly file: string;
  readonly line: number;
}

function answersBelow(root: string, folder: string): readonly Answer[] {
  const files = readdirSync(join(root, folder)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  return files.sort().flatMap((name) => {
    const file = `${folder}/${name}`;
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    return lines.flatMap((text, i) => {
      const question = /^export (?:const|function) (\w+)/.exec(text)?.[1];
      return question === undefined ? [] : [{ question, file, line: i + 1 }];
    });
  });
}
