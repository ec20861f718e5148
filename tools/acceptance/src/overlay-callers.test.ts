import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

// not from fleet.ts, which loads every app
const root = join(import.meta.dirname, '../../..');
const parse = (text: string) => ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);

/** The questions of the contract: members of the interface `Overlay`. */
function questionsOf(contract: string): readonly string[] {
  const found: string[] = [];
  ts.forEachChild(parse(contract), (node) => {
    if (!ts.isInterfaceDeclaration(node) || node.name.text !== 'Overlay') return;
    found.push(...node.members.flatMap(({ name }) => (name ? [name.getText()] : [])));
  });
  return found;
}

/** What a file asks of an overlay: `overlay.dns`, `overlayOf(cluster).dns`, `const { dns } = overlay` and `({ overlay: { dns } }) => …`. */
function asked(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && isOverlay(node.expression)) found.push(node.name.text);
    if (ts.isObjectBindingPattern(node) && takesOverlay(node)) found.push(...node.elements.map(keyOf));
    ts.forEachChild(node, visit);
  };
  visit(parse(text));
  return found;
}

function isOverlay(node: ts.Expression): boolean {
  if (ts.isCallExpression(node)) return isNamed(node.expression, 'overlayOf');
  return isNamed(node, 'overlay');
}

function isNamed(node: ts.Expression, name: string): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === name;
  return ts.isIdentifier(node) && node.text === name;
}

function takesOverlay({ parent }: ts.ObjectBindingPattern): boolean {
  if (ts.isVariableDeclaration(parent)) return parent.initializer !== undefined && isOverlay(parent.initializer);
  if (ts.isParameter(parent)) return parent.type?.getText() === 'Overlay';
  return keyOf(parent) === 'overlay';
}

const keyOf = ({ propertyName, name }: ts.BindingElement) => (propertyName ?? name).getText();

function unasked(contract: string, callers: readonly string[]): readonly string[] {
  const all = new Set(callers.flatMap(asked));
  return questionsOf(contract).filter((question) => !all.has(question));
}

const overlays = 'libs/component/src/overlays.ts';

/** Every source that may ask: of apps and libs, but the clouds themselves, the list of them, and tests. */
function callers(): readonly string[] {
  const files = ['apps', 'libs'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((file) => `${top}/${file}`),
  );
  return files
    .filter(
      (file) => file.endsWith('.ts') && !/\.test\.ts$|\/testing\b|^libs\/overlays\//.test(file) && file !== overlays,
    )
    .map((file) => readFileSync(join(root, file), 'utf8'));
}

const sources = callers();
const contract = readFileSync(join(root, 'libs/overlays/contract/src/overlay.ts'), 'utf8');

it('every question that a cloud must answer is asked by an app or a construct', () => {
  expect(questionsOf(contract).length).toBeGreaterThan(10);
  // `forms` is asked of all clouds at once, for libs/fleet
  expect(unasked(contract, sources)).toEqual(['forms']);
  expect(readFileSync(join(root, overlays), 'utf8')).toContain('{ forms }');
});

it('a planted question that nobody asks is found', () => {
  const planted = contract.replace('interface Overlay {', 'interface Overlay {\n  readonly moon: () => string;');
  const before = unasked(contract, sources);
  expect(unasked(planted, sources)).toEqual(['moon', ...before]);
});

it.each([
  ['overlay.moon(cluster);', ['moon']],
  ['context.overlay.moon;', ['moon']],
  ['overlayOf(cluster).moon(cluster);', ['moon']],
  ['const { moon, sun: star } = overlay;', ['moon', 'sun']],
  ['build(({ overlay: { moon } }) => moon);', ['moon']],
  ['const f = ({ moon }: Overlay) => moon;', ['moon']],
  ['other.moon(); const { moon } = other; // overlay.moon', []],
])('%s asks for %j', (text, questions) => expect(asked(text)).toEqual(questions));
