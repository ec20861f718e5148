import { yaml } from '@codemirror/lang-yaml';
import { syntaxHighlighting } from '@codemirror/language';
import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, keymap, lineNumbers, WidgetType } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { lineDiff } from './line-diff.ts';
import type { ObjectTexts } from '@delivery/review';

/** Something to be read below a line. */
export interface Note {
  /** 1-based, of the text after, else before. */
  readonly line: number;
  readonly element: HTMLElement;
}

export interface DiffOptions {
  readonly inline: boolean;
  /** Whether unchanged parts are folded. */
  readonly fold: boolean;
  readonly notes: readonly Note[];
}

/** Shows the difference in `parent`. @returns what removes it */
export function showDiff(parent: HTMLElement, texts: ObjectTexts, options: DiffOptions): () => void {
  const [before, after] = [texts.before?.trimEnd(), texts.after?.trimEnd()];
  const { inline, fold, notes } = options;
  const how = { diffConfig: { override: lineDiff }, ...(fold && { collapseUnchanged: { margin: 3, minSize: 6 } }) };
  const noted = (text: string): Extension => notesBelow(EditorState.create({ doc: text }), notes);

  if (before === undefined || after === undefined) {
    const text = after ?? before ?? '';
    const whole = EditorView.editorAttributes.of({ class: before === undefined ? 'all-added' : 'all-removed' });
    const label = before === undefined ? 'Added' : 'Removed';
    return shown(new EditorView({ parent, doc: text, extensions: [reading(label), whole, noted(text)] }), notes);
  }
  if (inline) {
    const merge = unifiedMergeView({ original: before, mergeControls: false, ...how });
    return shown(
      new EditorView({ parent, doc: after, extensions: [reading('Before and after'), merge, noted(after)] }),
      notes,
    );
  }
  const a = { doc: before, extensions: reading('Before') };
  const b = { doc: after, extensions: [reading('After'), noted(after)] };
  const merge = new MergeView({ parent, a, b, ...how });
  unfold(merge.b, notes);
  return () => merge.destroy();
}

function shown(view: EditorView, notes: readonly Note[]): () => void {
  unfold(view, notes);
  return () => view.destroy();
}

/** What is not changed may have a note nevertheless. */
function unfold(view: EditorView, notes: readonly Note[]): void {
  for (const folded of view.contentDOM.querySelectorAll<HTMLElement>('.cm-collapsedLines')) {
    const first = view.state.doc.lineAt(view.posAtDOM(folded)).number;
    const last = first + Number.parseInt(folded.textContent, 10) - 1;
    if (notes.some(({ line }) => line >= first && line <= last)) folded.click();
  }
}

function reading(label: string): Extension {
  const nonce = document.querySelector('style')?.nonce ?? '';
  return [
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({ 'aria-label': `${label}, YAML`, tabindex: '0' }),
    EditorView.cspNonce.of(nonce),
    EditorView.lineWrapping,
    lineNumbers(),
    yaml(),
    syntaxHighlighting(classHighlighter),
    search(), // the browser finds only lines that are on the screen
    keymap.of(searchKeymap),
  ];
}

class NoteWidget extends WidgetType {
  readonly element: HTMLElement;

  constructor(element: HTMLElement) {
    super();
    this.element = element;
  }

  override toDOM(): HTMLElement {
    return this.element;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

function notesBelow({ doc }: EditorState, notes: readonly Note[]): Extension {
  const placed = notes.map(({ line, element }) => {
    const { to } = doc.line(Math.min(Math.max(1, line), doc.lines));
    return Decoration.widget({ widget: new NoteWidget(element), block: true, side: 1 }).range(to);
  });
  return EditorView.decorations.of(Decoration.set(placed, true));
}
