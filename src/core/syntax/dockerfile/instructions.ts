import {
  Copy,
  DockerfileParser,
  From,
  Healthcheck,
  ModifiableInstruction,
  Onbuild,
  PropertyInstruction,
  Run,
} from 'dockerfile-ast';
import type { Instruction as Parsed } from 'dockerfile-ast';
import { createLineTable } from '../../base/lines.ts';
import type { Span } from '../../model/text.ts';

/** `NAME=value` of `ARG` and `ENV`. */
export interface Given {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Span;
  readonly span: Span;
}

/** One instruction of a Dockerfile (https://docs.docker.com/reference/dockerfile/). */
export interface Instruction {
  /** In capitals. */
  readonly keyword: string;
  readonly keywordSpan: Span;
  /** What stands behind the keyword, with lines that go on and here-documents. */
  readonly content: Span;
  /** The content without flags in front. */
  readonly operands: Span;
  readonly flags: readonly { readonly name: string; readonly value: Span; readonly span: Span }[];
  readonly given: readonly Given[];
  /** The image of `FROM`. */
  readonly image: Span | null;
  /** The name that `FROM` gives its stage. */
  readonly stage: string | null;
  /** The instruction behind `ONBUILD`, and the one behind `CMD` of `HEALTHCHECK`. */
  readonly inner: Instruction | null;
  /** The texts of here-documents. */
  readonly heres: readonly Span[];
  readonly span: Span;
}

/** A Dockerfile as its instructions and comments, in source order. */
export interface Instructions {
  /** The text with a backslash wherever a line goes on, whatever its `escape` directive says; places are those of the file. */
  readonly text: string;
  readonly instructions: readonly Instruction[];
  readonly comments: readonly Span[];
}

type Range = ReturnType<Parsed['getRange']>;
type Place = (range: Range) => Span;

const COMMENT = /^[ \t]*#[^\r\n]*/gm;
const DIRECTIVE = /^#[ \t]*(?:syntax|escape|check)[ \t]*=/i;

/** The parser shifts all words of an instruction for each of its flags. */
const MAX_FLAGS = 5000;

/** Says why a text is not read; null for all others. */
export function refuseDockerfile(text: string): string | null {
  return text.split(' --', MAX_FLAGS + 1).length > MAX_FLAGS ? 'too many flags' : null;
}

/** Reads a Dockerfile. Any text gives instructions. */
export function readInstructions(source: string): Instructions {
  const noted = [...source.matchAll(COMMENT)].map(({ 0: line, index }) => ({
    start: index + line.search('#'),
    end: index + line.length,
  }));
  // The parser looks through all stages for each comment, so it gets none.
  const parsed = DockerfileParser.parse(
    source.replace(COMMENT, (line) => (DIRECTIVE.test(line) ? line : ' '.repeat(line.length))),
  );
  const { offsetAt } = createLineTable(source);
  const place: Place = ({ start, end }) => ({ start: offsetAt(start), end: offsetAt(end) });
  const instructions = parsed.getInstructions().map((one) => instructionOf(one, place));
  const heres = instructions.flatMap((one) => (one.inner ?? one).heres);
  return {
    text: parsed.getEscapeCharacter() === '`' ? source.replace(/`(?=[ \t]*\r?\n)/g, '\\') : source,
    instructions,
    comments: noted.filter(({ start }) => !heres.some((here) => here.start <= start && start < here.end)),
  };
}

function instructionOf(parsed: Parsed, place: Place): Instruction {
  const keyword = parsed.getKeyword();
  const keywordSpan = place(parsed.getInstructionRange());
  const span = place(parsed.getRange());
  const content = { start: keywordSpan.end, end: Math.max(span.end, keywordSpan.end) };
  const plain = { keyword, keywordSpan, content, operands: content, span, ...NOTHING };
  if (parsed instanceof PropertyInstruction) return { ...plain, given: givenIn(parsed, place) };
  if (parsed instanceof From) {
    const image = parsed.getImageRange();
    return { ...plain, image: image && place(image), stage: parsed.getBuildStage() };
  }
  if (parsed instanceof Onbuild) {
    const trigger = parsed.getTriggerInstruction();
    const inner = trigger && trigger.getKeyword() !== 'ONBUILD' ? instructionOf(trigger, place) : null;
    return { ...plain, inner };
  }
  if (parsed instanceof Healthcheck) return { ...plain, inner: checkIn(parsed, place) };
  if (!/^(?:RUN|COPY|ADD)$/.test(keyword)) return plain;
  const operands = parsed.getArgumentsRange();
  return {
    ...plain,
    operands: operands ? place(operands) : { start: content.end, end: content.end },
    flags: flagsOf(parsed, place),
    heres: heresOf(parsed, place),
  };
}

const NOTHING = { flags: [], given: [], image: null, stage: null, inner: null, heres: [] } as const;

/** The command behind `HEALTHCHECK --interval=5s CMD`. */
function checkIn(parsed: Healthcheck, place: Place): Instruction | null {
  const command = parsed.getSubcommand();
  if (!command || command.getValue().toUpperCase() !== 'CMD') return null;
  const keywordSpan = place(command.getRange());
  const end = Math.max(place(parsed.getRange()).end, keywordSpan.end);
  const content = { start: keywordSpan.end, end };
  return {
    keyword: 'CMD',
    keywordSpan,
    content,
    operands: content,
    span: { start: keywordSpan.start, end },
    ...NOTHING,
  };
}

function flagsOf(parsed: Parsed, place: Place): Instruction['flags'] {
  if (!(parsed instanceof ModifiableInstruction)) return [];
  return parsed.getFlags().map((flag) => {
    const span = place(flag.getRange());
    const value = flag.getValueRange();
    return { name: flag.getName(), value: value ? place(value) : { start: span.end, end: span.end }, span };
  });
}

function givenIn(parsed: PropertyInstruction, place: Place): readonly Given[] {
  if (parsed.getKeyword() === 'LABEL') return [];
  return parsed.getProperties().flatMap((property) => {
    const value = property.getValueRange();
    if (!value) return [];
    const name = property.getName();
    return { name, nameSpan: place(property.getNameRange()), value: place(value), span: place(property.getRange()) };
  });
}

function heresOf(parsed: Parsed, place: Place): readonly Span[] {
  if (!(parsed instanceof Run || parsed instanceof Copy)) return [];
  return parsed.getHeredocs().map((here) => {
    const content = here.getContentRange();
    const delimiter = here.getDelimiterRange();
    if (content) return place(content);
    const at = delimiter ? place(delimiter).start : place(parsed.getRange()).end;
    return { start: at, end: at };
  });
}
