import picocolors from 'picocolors';

export type Colors = ReturnType<typeof picocolors.createColors>;

/** Where a command writes: data to stdout, talk to stderr. */
export interface Io {
  readonly json: boolean;
  /** Width to lay tables out for. */
  readonly columns: number;
  readonly color: Colors;
  /** Writes the answer: the JSON, or the text when it is not empty. */
  readonly answer: (json: object, text: () => string) => void;
  /** Writes a line to stderr. */
  readonly say: (text: string) => void;
  /** Tells what a command is busy with: on a terminal it goes away again, elsewhere it is a line. */
  readonly progress: (text: string) => void;
}

/** What an Io needs of `process.stdout` and `process.stderr`. */
export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

export interface IoOptions {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly json: boolean;
  /** Whether `--no-color` was not given. */
  readonly color: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Columns of what is not a terminal. */
const PIPED = 100;
const CLEAR_LINE = '\r\u001b[2K';

export function createIo({ stdout, stderr, json, color, env }: IoOptions): Io {
  let busy = false;
  const rewrites = stderr.isTTY === true && env.TERM !== 'dumb' && !env.CI;
  const settle = () => {
    if (busy) stderr.write(CLEAR_LINE);
    busy = false;
  };
  return {
    json,
    columns: stdout.columns || PIPED, // a terminal that does not know its width says 0
    color: picocolors.createColors(color && !env.NO_COLOR && stdout.isTTY === true && env.TERM !== 'dumb'),
    answer(value, text) {
      settle();
      const answer = json ? JSON.stringify(value, null, 2) : text();
      if (answer !== '') stdout.write(answer.endsWith('\n') ? answer : `${answer}\n`);
    },
    say(text) {
      settle();
      stderr.write(`${text}\n`);
    },
    progress(text) {
      settle();
      busy = rewrites;
      stderr.write(rewrites ? text : `${text}\n`);
    },
  };
}
