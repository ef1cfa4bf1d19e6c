import type { Span } from '../model/text.ts';
import { readHereText, readWord } from './shell-words.ts';
import type { ShellWord, WordSource } from './shell-words.ts';

/** `NAME=value`, also behind `export` and its like. */
export interface ShellAssignment {
  readonly name: string;
  /** One word, or those of an array. */
  readonly value: ShellWord | readonly ShellWord[];
  readonly how: 'plain' | 'exported' | 'local' | 'command' | 'loop' | 'opaque';
  readonly nameSpan: Span;
  readonly span: Span;
  readonly function: number | null;
  readonly region: Span | null;
}

/** One simple command. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  /** Texts it reads: here-documents and here-strings. */
  readonly input: readonly ShellWord[];
  readonly span: Span;
  /** Index of the function it stands in. */
  readonly function: number | null;
}

export interface ShellFunction {
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
  readonly parent: number | null;
}

/** A script as a flat list of what it does, in source order. */
export interface ShellScript {
  readonly commands: readonly ShellCommand[];
  readonly assignments: readonly ShellAssignment[];
  readonly functions: readonly ShellFunction[];
  readonly comments: readonly Span[];
  /** Quotes, here-documents and blocks that are never closed. */
  readonly errors: number;
}

interface Region {
  start: number;
  end: number;
}

/** What is open: `if`, loops, `case`, groups and functions. */
interface Frame {
  readonly kind: 'if' | 'loop' | 'case' | 'group' | 'subshell';
  region: Region | null;
  /** The region around it. */
  readonly around: Region | null;
  readonly function: number | null;
  /** In `case`: patterns come next. */
  patterns: boolean;
}

interface Here {
  readonly delimiter: string;
  readonly quoted: boolean;
  readonly tabs: boolean;
  readonly input: ShellWord[];
}

const MAX_DEPTH = 30;
const ASSIGNED = /([A-Za-z_]\w*)(?:\[[^\]\s]*\])?\+?=/y;
const DECLARES: ReadonlySet<string> = new Set(['export', 'declare', 'typeset', 'readonly', 'local', 'setenv']);
const FUNCTION = /([\w:.-]+)[ \t]*\([ \t]*\)/y;
const FUNCTION_WORD = /function[ \t]+([\w:.-]+)(?:[ \t]*\([ \t]*\))?/y;
const TESTS = /^(?:\[|\[\[|test|\(\(|!|grep|command|which|type|hash)$/;

/** How a script is written where it stands. */
export interface ShellOptions {
  /** In a Dockerfile, lines of comments may stand behind a line that goes on. */
  readonly commentsGoOn?: boolean;
}

/** Reads a shell script. Any text gives a script; the time is linear in its length. */
export function readScript(text: string, { start, end }: Span, options: ShellOptions = {}): ShellScript {
  const commands: ShellCommand[] = [];
  const assignments: ShellAssignment[] = [];
  const functions: { name: string; nameSpan: Span; span: Region; parent: number | null }[] = [];
  const comments: Span[] = [];
  let errors = 0;
  let depth = 0;
  const nesting = { depth: 0 };

  /** Reads commands up to `close`, or up to `stop`; gives the offset of what ended it. */
  const list = (from: number, close: ')' | null, stop: number, outer: Frame | null): number => {
    const frames: Frame[] = [];
    const pending: Here[] = [];
    let at = from;
    let pendingFunction: number | null = null;
    /** The command before was a test and `&&` or `||` stands behind it. */
    let guarded = false;
    let tested = false;

    const functionNow = (): number | null => frames.at(-1)?.function ?? outer?.function ?? null;
    const regionNow = (): Region | null => {
      const frame = frames.at(-1) ?? outer;
      return frame?.region ?? frame?.around ?? null;
    };
    const source: WordSource = {
      text,
      end: stop,
      script: (inner, limit) => {
        const ended = nested(inner, ')', limit);
        if (ended >= limit) errors++;
        return ended;
      },
      quotedScript: (span) => {
        nested(span.start, null, span.end);
      },
      nesting,
      unclosed: () => {
        errors++;
      },
    };

    const nested = (inner: number, closing: ')' | null, limit: number): number => {
      if (depth >= MAX_DEPTH) return limit;
      depth++;
      const here: Frame = {
        kind: 'subshell',
        region: null,
        around: regionNow(),
        function: functionNow(),
        patterns: false,
      };
      const ended = list(inner, closing, limit, here);
      depth--;
      return ended;
    };

    const push = (kind: Frame['kind'], region: Region | null = null): void => {
      frames.push({ kind, region, around: regionNow(), function: functionNow(), patterns: kind === 'case' });
    };
    const open = (offset: number): void => {
      const frame = frames.at(-1);
      if (frame) frame.region = { start: offset, end: stop };
    };
    const shut = (offset: number): void => {
      const frame = frames.at(-1);
      if (frame?.region) frame.region.end = offset;
      if (frame) frame.region = null;
    };
    const pop = (offset: number, ...kinds: readonly Frame['kind'][]): void => {
      const last = frames.findLastIndex(({ kind }) => kinds.includes(kind));
      if (last < 0) return;
      while (frames.length > last) {
        shut(offset);
        frames.pop();
      }
    };

    const lineStop = (): number => {
      const newline = text.indexOf('\n', at);
      return newline < 0 || newline > stop ? stop : newline;
    };
    const comment = (): void => {
      const begun = at;
      at = lineStop();
      comments.push({ start: begun, end: text[at - 1] === '\r' ? at - 1 : at });
    };
    /** Skips blanks within a line, and the ends of lines that go on. */
    const blanks = (): void => {
      for (;;) {
        const char = text[at];
        if (at >= stop) return;
        if (char === ' ' || char === '\t' || char === '\r') at++;
        else if (char === '\\' && goesOn()) {
          if (options.commentsGoOn) skipComments();
        } else return;
      }
    };
    const goesOn = (): boolean => {
      const pattern = options.commentsGoOn ? /\\[ \t]*\r?\n/y : /\\\r?\n/y;
      pattern.lastIndex = at;
      const length = pattern.exec(text)?.[0].length ?? 0;
      at = Math.min(at + length, stop);
      return length > 0;
    };
    const skipComments = (): void => {
      const lines = /(?:[ \t]*(?:#[^\n]*)?\r?\n)+/y;
      lines.lastIndex = at;
      const skipped = lines.exec(text)?.[0] ?? '';
      for (const { 0: note, index } of skipped.matchAll(/#[^\r\n]*/g))
        comments.push({ start: at + index, end: at + index + note.length });
      at = Math.min(at + skipped.length, stop);
    };

    /** Reads the texts that the commands of the line that ends at `at` asked for. */
    const heres = (): void => {
      for (const here of pending.splice(0)) {
        const begin = at;
        let ended = false;
        while (at < stop && !ended) {
          const newline = text.indexOf('\n', at);
          const lineEnd = newline < 0 || newline > stop ? stop : newline;
          const line = text.slice(at, lineEnd).replace(/\r$/, '');
          ended = (here.tabs ? line.replace(/^[\t ]+/, '') : line) === here.delimiter;
          if (ended) addHere(here, begin, at);
          at = Math.min(lineEnd + 1, stop);
        }
        if (!ended) {
          errors++;
          addHere(here, begin, stop);
        }
      }
    };
    const addHere = ({ quoted, input }: Here, begin: number, finish: number): void => {
      const span = { start: begin, end: finish };
      if (!quoted) input.push(readHereText({ ...source, end: finish }, span));
      else
        input.push({
          parts: [{ kind: 'text', text: text.slice(begin, finish), content: span, span, verbatim: true }],
          span,
        });
    };

    /** `<`, `>>`, `2>&1`, `<<EOF`, `<<<"text"`; true where one was read. */
    const redirect = (input: ShellWord[]): boolean => {
      const match = /^(?:\d*|&)(<<<|<<-?|<>|<&|>>|>&|>\||<|>)/.exec(text.slice(at, Math.min(at + 8, stop)));
      if (!match || (text[at + match[0].length] === '(' && /[<>]$/.test(match[0]))) return false;
      const operator = match[1] ?? '';
      at += match[0].length;
      blanks();
      const word = readWord(source, at);
      at = Math.max(word.span.end, at);
      if (operator === '<<<') input.push(word);
      else if (operator.startsWith('<<')) {
        const raw = text.slice(word.span.start, word.span.end);
        const delimiter = raw.replace(/["'\\]/g, '');
        if (delimiter !== '') pending.push({ delimiter, quoted: raw !== delimiter, tabs: operator === '<<-', input });
      }
      return true;
    };

    const assign = (how: ShellAssignment['how'], region: Region | null, to: ShellAssignment[]): boolean => {
      ASSIGNED.lastIndex = at;
      const match = ASSIGNED.exec(text);
      if (!match || at + match[0].length > stop) return false;
      const begun = at;
      const name = match[1] ?? '';
      at += match[0].length;
      const value = text[at] === '(' ? array() : readWord(source, at);
      if ('parts' in value) at = value.span.end;
      to.push({
        name,
        value,
        how,
        nameSpan: { start: begun, end: begun + name.length },
        span: { start: begun, end: at },
        function: functionNow(),
        region,
      });
      return true;
    };
    const array = (): readonly ShellWord[] => {
      const words: ShellWord[] = [];
      at++;
      while (at < stop) {
        blanks();
        if (at >= stop) break;
        const char = text[at] ?? '';
        if (char === ')') {
          at++;
          return words;
        }
        if (char === '\n') at++;
        else if (char === '#') comment();
        else {
          const word = readWord(source, at);
          if (word.span.end === at) at++;
          else words.push(word);
          at = Math.max(at, word.span.end);
        }
      }
      errors++;
      return words;
    };

    const simple = (): void => {
      const begun = at;
      const guard: Region | null = guarded ? { start: at, end: stop } : null;
      const region = guard ?? regionNow();
      const before: ShellAssignment[] = [];
      const declared: ShellAssignment[] = [];
      const words: ShellWord[] = [];
      const input: ShellWord[] = [];
      let finished = begun;
      let program = '';
      for (;;) {
        blanks();
        if (at >= stop) break;
        const char = text[at] ?? '';
        if (char === '#' && (at === from || /[\s;&|()]/.test(text[at - 1] ?? ' '))) {
          comment();
          break;
        }
        if (redirect(input)) {
          finished = at;
          continue;
        }
        if (/[\n;|)]/.test(char) || (char === '&' && text[at + 1] !== '>')) break;
        if (char === '(') break;
        if (words.length === 0 && assign('plain', region, before)) {
          finished = at;
          continue;
        }
        if (
          DECLARES.has(program) &&
          assign(program === 'export' ? 'exported' : program === 'local' ? 'local' : 'plain', region, declared)
        ) {
          finished = at;
          continue;
        }
        const word = readWord(source, at);
        if (word.span.end <= at) {
          at++;
          continue;
        }
        at = word.span.end;
        finished = at;
        words.push(word);
        if (words.length === 1) program = plainText(word) ?? '';
      }
      if (guard) guard.end = finished;
      tested = TESTS.test(program);
      if (program === 'read' || program === 'getopts' || program === 'mapfile') opaque(words, region);
      // In front of a command, an assignment is of its environment alone.
      for (const one of before) assignments.push(words.length > 0 ? { ...one, how: 'command' } : one);
      assignments.push(...declared);
      if (words.length > 0)
        commands.push({ words, input, span: { start: begun, end: finished }, function: functionNow() });
      if (at === begun) at++;
    };
    /** `read NAME`: what it holds is typed. */
    const opaque = (words: readonly ShellWord[], region: Region | null): void => {
      for (const word of words.slice(1)) {
        const name = plainText(word);
        if (name === null || !/^[A-Za-z_]\w*$/.test(name)) continue;
        const { span } = word;
        assignments.push({ name, value: word, how: 'opaque', nameSpan: span, span, function: functionNow(), region });
      }
    };

    const loop = (): void => {
      push('loop');
      blanks();
      if (text.startsWith('((', at)) {
        at = Math.min(text.indexOf('))', at) < 0 ? stop : text.indexOf('))', at) + 2, stop);
        return;
      }
      const name = readWord(source, at);
      at = name.span.end;
      const variable = plainText(name);
      blanks();
      if (variable === null || !/^in(?![\w=])/.test(text.slice(at, at + 3))) return;
      at += 2;
      const words: ShellWord[] = [];
      for (;;) {
        blanks();
        if (at >= stop || /[\n;]/.test(text[at] ?? '\n')) break;
        const word = readWord(source, at);
        if (word.span.end <= at) break;
        words.push(word);
        at = word.span.end;
      }
      const { span } = name;
      assignments.push({
        name: variable,
        value: words,
        how: 'loop',
        nameSpan: span,
        span: { start: span.start, end: at },
        function: functionNow(),
        region: regionNow(),
      });
    };

    /** `name() {`, `function name {`. */
    const declaration = (): boolean => {
      FUNCTION.lastIndex = at;
      FUNCTION_WORD.lastIndex = at;
      const match = FUNCTION_WORD.exec(text) ?? FUNCTION.exec(text);
      if (!match || at + match[0].length > stop) return false;
      const name = match[1] ?? '';
      const nameStart = at + match[0].lastIndexOf(name, match[0].startsWith('function') ? undefined : 0);
      functions.push({
        name,
        nameSpan: { start: nameStart, end: nameStart + name.length },
        span: { start: at, end: stop },
        parent: functionNow(),
      });
      pendingFunction = functions.length - 1;
      at += match[0].length;
      return true;
    };

    const group = (kind: 'group' | 'subshell'): void => {
      const owner: number | null = pendingFunction ?? functionNow();
      frames.push({ kind, region: null, around: regionNow(), function: owner, patterns: false });
      pendingFunction = null;
    };
    const leave = (kind: 'group' | 'subshell'): void => {
      const frame = frames.findLast((candidate) => candidate.kind === kind);
      const owner = frame?.function ?? null;
      const parent =
        frames[frames.findLastIndex((candidate) => candidate.kind === kind) - 1]?.function ?? outer?.function ?? null;
      if (owner !== null && owner !== parent) {
        const declared = functions[owner];
        if (declared) declared.span.end = at;
      }
      pop(at, kind);
    };

    /** A reserved word at the place of a command; true where one was read. */
    const reserved = (): boolean => {
      const word =
        /^(?:if|then|elif|else|fi|while|until|for|select|do|done|case|esac|in|\{|\}|!|\[\[|time|coproc)(?=[\s;&|()#]|$)/.exec(
          text.slice(at, Math.min(at + 8, stop)),
        )?.[0];
      if (word === undefined) return false;
      const begun = at;
      at += word.length;
      switch (word) {
        case 'if':
          push('if');
          break;
        case 'then':
          open(at);
          break;
        case 'elif':
          shut(begun);
          break;
        case 'else':
          shut(begun);
          open(at);
          break;
        case 'fi':
          pop(begun, 'if');
          break;
        case 'while':
        case 'until':
          push('loop');
          break;
        case 'for':
        case 'select':
          loop();
          break;
        case 'do':
          open(at);
          break;
        case 'done':
          pop(begun, 'loop');
          break;
        case 'case': {
          blanks();
          const subject = readWord(source, at);
          at = Math.max(at, subject.span.end);
          push('case');
          const within = /^[\s\\]*in(?=\s|$)/.exec(text.slice(at, Math.min(at + 40, stop)));
          if (within) at += within[0].length;
          break;
        }
        case 'esac':
          pop(begun, 'case');
          break;
        case '{':
          group('group');
          break;
        case '}':
          leave('group');
          break;
        case '[[': {
          const closing = text.indexOf(']]', at);
          at = closing < 0 || closing > stop ? lineStop() : closing + 2;
          tested = true;
          break;
        }
        default:
          break;
      }
      return true;
    };

    /** The patterns in front of one branch of `case`. */
    const patterns = (): void => {
      for (;;) {
        while (at < stop && /\s/.test(text[at] ?? '')) at++;
        if (text[at] !== '#') break;
        comment();
      }
      if (/^esac(?=[\s;)&|]|$)/.test(text.slice(at, Math.min(at + 5, stop)))) {
        at += 4;
        pop(at, 'case');
        return;
      }
      while (at < stop && text[at] !== ')') {
        const word = readWord(source, at);
        at = word.span.end > at ? word.span.end : at + 1;
      }
      at = Math.min(at + 1, stop);
      const frame = frames.at(-1);
      if (frame) frame.patterns = false;
      open(at);
    };

    while (at < stop) {
      const frame = frames.at(-1);
      if (frame?.kind === 'case' && frame.patterns) {
        patterns();
        continue;
      }
      const char = text[at] ?? '';
      if (char === '\n') {
        at++;
        heres();
        guarded = false;
        continue;
      }
      if (char === ')') {
        if (!frames.some(({ kind }) => kind === 'subshell')) {
          if (close === ')') break;
          at++;
          continue;
        }
        at++;
        leave('subshell');
        continue;
      }
      if (char === '(') {
        if (text[at + 1] === '(') {
          const closing = text.indexOf('))', at);
          at = closing < 0 || closing > stop ? stop : closing + 2;
          tested = true;
          continue;
        }
        at++;
        group('subshell');
        continue;
      }
      if (char === ';' && text[at + 1] === ';') {
        at += text[at + 2] === '&' ? 3 : 2;
        const last = frames.findLast(({ kind }) => kind === 'case');
        if (last && frames.at(-1) === last) {
          shut(at);
          last.patterns = true;
        }
        continue;
      }
      if (char === '&' || char === '|' || char === ';') {
        const double = text[at + 1] === char;
        guarded = double && (char === '|' || tested);
        at += double ? 2 : 1;
        if (char === '|' && text[at] === '&') at++;
        // What stands behind goes on in the next line.
        if (char !== ';') {
          for (;;) {
            blanks();
            if (text[at] === '#' && at < stop) comment();
            if (text[at] !== '\n' || at >= stop || pending.length > 0) break;
            at++;
          }
        }
        continue;
      }
      if (char === ' ' || char === '\t' || char === '\r' || char === '\\') {
        const before = at;
        blanks();
        if (at > before) continue;
      }
      if (char === '#') {
        comment();
        continue;
      }
      if (reserved() || declaration()) continue;
      simple();
      guarded = false;
    }
    if (frames.length > 0) errors++;
    if (pending.length > 0) heres();
    return Math.min(at, stop);
  };

  for (let at = start; at < end;) {
    const stopped = list(at, null, end, null);
    at = stopped > at ? stopped : at + 1;
  }
  return {
    commands: commands.toSorted((a, b) => a.span.start - b.span.start),
    assignments: assignments.toSorted((a, b) => a.span.start - b.span.start),
    functions,
    comments: comments.toSorted((a, b) => a.start - b.start),
    errors,
  };
}

/** The text of a word that is written out; null where something is put into it. */
export function plainText({ parts }: ShellWord): string | null {
  let text = '';
  for (const part of parts) {
    if (part.kind !== 'text') return null;
    text += part.text;
  }
  return text;
}
