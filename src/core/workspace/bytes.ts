/** Writes numbers and strings behind one another. */
export interface ByteWriter {
  readonly byte: (value: number) => void;
  /** A whole number from zero on, in as few bytes as it needs: seven bits in each, the lowest first. */
  readonly varint: (value: number) => void;
  readonly double: (value: number) => void;
  readonly string: (value: string) => void;
  /** What was written, as a copy of its own. */
  readonly bytes: () => Uint8Array;
}

/** Reads what a writer wrote. Each function throws a RangeError where the bytes end too early. */
export interface ByteReader {
  readonly byte: () => number;
  readonly varint: () => number;
  readonly double: () => number;
  readonly string: () => string;
  readonly isAtEnd: () => boolean;
}

const FIRST = 16_384;

export function createByteWriter(): ByteWriter {
  let buffer = new Uint8Array(FIRST);
  let view = new DataView(buffer.buffer);
  let at = 0;

  const ensure = (more: number): void => {
    if (at + more <= buffer.length) return;
    const larger = new Uint8Array(Math.max(2 * buffer.length, at + more));
    larger.set(buffer);
    buffer = larger;
    view = new DataView(buffer.buffer);
  };
  const varint = (value: number): void => {
    ensure(8);
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) buffer[at++] = (rest % 128) | 128;
    buffer[at++] = rest;
  };
  return {
    byte: (value) => {
      ensure(1);
      buffer[at++] = value;
    },
    varint,
    double: (value) => {
      ensure(8);
      view.setFloat64(at, value);
      at += 8;
    },
    string: (value) => {
      // Text is mostly Latin: then a byte for each unit, else two. Halves of pairs stay as they are.
      const isLatin = !isWide(value);
      varint(value.length * 2 + (isLatin ? 0 : 1));
      ensure(value.length * 2);
      for (let index = 0; index < value.length; index++) {
        const unit = value.charCodeAt(index);
        buffer[at++] = unit & 255;
        if (!isLatin) buffer[at++] = unit >> 8;
      }
    },
    bytes: () => buffer.slice(0, at),
  };
}

function isWide(value: string): boolean {
  for (let index = 0; index < value.length; index++) if (value.charCodeAt(index) > 255) return true;
  return false;
}

export function createByteReader(buffer: Uint8Array): ByteReader {
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  let at = 0;

  const byte = (): number => {
    const value = buffer[at++];
    if (value === undefined) throw new RangeError('the bytes end too early');
    return value;
  };
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const next = byte();
      if (next < 128) return value + next * factor;
      value += (next - 128) * factor;
      if (factor > Number.MAX_SAFE_INTEGER) throw new RangeError('a number is too long');
    }
  };
  const text = (length: number, wide: boolean): string => {
    const end = at + (wide ? length * 2 : length);
    if (end > buffer.length) throw new RangeError('the bytes end too early');
    let value = '';
    while (at < end) {
      const stop = Math.min(end, at + CHUNK);
      value += wide ? wideText(buffer, at, stop) : latinText(buffer, at, stop);
      at = stop;
    }
    return value;
  };
  return {
    byte,
    varint,
    double: () => {
      const value = view.getFloat64(at);
      at += 8;
      return value;
    },
    string: () => {
      const head = varint();
      return text(Math.floor(head / 2), head % 2 === 1);
    },
    isAtEnd: () => at === buffer.length,
  };
}

function latinText(buffer: Uint8Array, start: number, end: number): string {
  // What is handed over is only read, one unit after the other, which a list of bytes can do as well as one of numbers.
  return String.fromCharCode.apply(null, buffer.subarray(start, end) as unknown as number[]);
}

function wideText(buffer: Uint8Array, start: number, end: number): string {
  const units: number[] = [];
  for (let at = start; at < end; at += 2) units.push((buffer[at] ?? 0) | ((buffer[at + 1] ?? 0) << 8));
  return String.fromCharCode(...units);
}

/** Units that are handed to one call; even, for those of two bytes. */
const CHUNK = 4096;
