import type { Result } from 'kubeconform-wasm';
import type { Document, Subject } from '../document.ts';
import type { Problem } from '../problem.ts';
import { issueWords } from './issue-words.ts';
import { knownFields } from './known-fields.ts';
import { noSchemaWords, type UnknownKinds } from './no-schema.ts';
import type { Batch, Verdicts } from './validity.ts';

/** What a scope's documents and their schemas disagree about. */
export interface SchemaVerdict {
  readonly problems: readonly Problem[];
  /** Objects that break their schema. */
  readonly invalid: ReadonlySet<Subject>;
  /** Objects that no schema could be asked about. */
  readonly unknown: ReadonlySet<Subject>;
}

export function schemaVerdict(
  { documents, version }: Batch,
  { resultsOf }: Verdicts,
  unknownKinds: UnknownKinds,
): SchemaVerdict {
  const problems: Problem[] = [];
  const invalid = new Set<Subject>();
  const unknown = new Set<Subject>();
  for (const document of documents) {
    for (const result of resultsOf(document, version)) {
      // what is wrong with a list as a whole leaves all its items unknown
      const about = document.subjects.filter(({ item }) => result.item === undefined || item === result.item);
      for (const subject of about) (result.status === 'invalid' ? invalid : unknown).add(subject);
      problems.push(...about.slice(0, 1).flatMap((subject) => problemsOf(result, document, subject)));
    }
  }
  return { problems, invalid, unknown };

  function problemsOf(result: Result, document: Document, subject: Subject): readonly Problem[] {
    const about = { id: 'schema', severity: 'error', subject } as const;
    const { apiVersion, kind } = subject.manifest;
    const key = `${apiVersion}/${kind}`;
    if (result.errors.length === 0) {
      const words =
        version.find(key) === undefined
          ? noSchemaWords(subject.manifest, version, unknownKinds)
          : { path: [], found: result.message ?? 'unreadable', fix: 'correct it' };
      return [{ ...about, ...words }];
    }
    return result.errors.flatMap(({ path, line, message }): readonly Problem[] => {
      // without a path it is about the text, e.g. a key that stands twice
      if (result.status === 'error') {
        const place = line === undefined ? {} : { line: document.line + line - 1 };
        return [{ ...about, id: 'yaml', path, ...place, found: message, fix: 'correct the YAML of this line' }];
      }
      const fields = (at: readonly (string | number)[]) => knownFields(version, key, at);
      const words = issueWords(path, message, { value: subject.manifest, kind: `${kind} of ${apiVersion}`, fields });
      return words.map((word) => ({ ...about, ...word }));
    });
  }
}
