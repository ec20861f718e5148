import { createValidator, type Result } from 'kubeconform-wasm';
import { byText, comparable, type Answer } from './native.ts';

/** The same files as the native program reads, by name below their folder. */
export type SchemaFiles = ReadonlyMap<string, string>;

/** Answers of kubeconform-wasm to one text, sorted as those of the native program. */
export function ourAnswers(files: SchemaFiles, strict: boolean): (text: string) => readonly Answer[] {
  const validator = createValidator({
    strict,
    find(name) {
      const [, apiVersion = '', kind = ''] = /^(.+)\/([^/]+)$/.exec(name) ?? [];
      const [group = '', version = group] = apiVersion.split('/');
      const text = files.get(`${group}/${kind.toLowerCase()}_${version}.json`);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
  });
  return (text) => validator.yaml(text).map(answer).sort(byText);
}

function answer({ status, apiVersion, kind, name, message = '' }: Result): Answer {
  return { status, apiVersion, kind, name, message: comparable(message) };
}
