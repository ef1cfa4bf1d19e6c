import { createByteReader } from './bytes.ts';
import type { ByteReader } from './bytes.ts';
import { Tag } from './packed-tags.ts';

/**
 * What `packData` was given, equal in depth; undefined where the bytes are damaged or cut.
 *
 * @param sharing as it was said when they were packed.
 */
export function unpackData(bytes: Uint8Array, sharing: boolean): unknown {
  const objects = sharing ? [] : null;
  const state: Reading = { reader: createByteReader(bytes), strings: [], shapes: [], objects, offset: 0 };
  try {
    const data = read(state);
    return state.reader.isAtEnd() ? data : undefined;
  } catch (error) {
    // Bytes that lead outside of themselves.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

interface Reading {
  readonly reader: ByteReader;
  readonly strings: string[];
  readonly shapes: (readonly string[])[];
  /** Objects in the order in which they began, where one may come again. */
  readonly objects: object[] | null;
  offset: number;
}

function read(state: Reading): unknown {
  const { reader } = state;
  const tag = reader.byte();
  if (tag >= Tag.firstNumber) return tag - Tag.firstNumber;
  if (tag >= Tag.firstShape) return readObject(state, state.shapes[tag - Tag.firstShape]);
  switch (tag) {
    case Tag.null:
      return null;
    case Tag.false:
      return false;
    case Tag.true:
      return true;
    case Tag.undefined:
      return undefined;
    case Tag.number:
      return reader.varint();
    case Tag.negative:
      return -reader.varint();
    case Tag.double:
      return reader.double();
    case Tag.newString: {
      const text = reader.string();
      state.strings.push(text);
      return text;
    }
    case Tag.oldString:
      return known(state.strings[reader.varint()]);
    case Tag.list:
      return readList(state);
    case Tag.span:
      return readSpan(state);
    case Tag.oldObject:
      return known(state.objects?.[reader.varint()]);
    case Tag.newShape:
      return readObject(state, readShape(state));
    default:
      return readObject(state, state.shapes[reader.varint()]);
  }
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('packed data names what it does not have');
  return value;
}

function readList(state: Reading): readonly unknown[] {
  const length = state.reader.varint();
  const list: unknown[] = [];
  for (let index = 0; index < length; index++) list.push(read(state));
  return list;
}

function readSpan(state: Reading): { readonly start: number; readonly end: number } {
  const way = state.reader.varint();
  const start = state.offset + (way % 2 === 0 ? way / 2 : -(way + 1) / 2);
  state.offset = start;
  return { start, end: start + state.reader.varint() };
}

function readShape({ reader, shapes }: Reading): readonly string[] {
  const length = reader.varint();
  const keys: string[] = [];
  for (let index = 0; index < length; index++) keys.push(reader.string());
  shapes.push(keys);
  return keys;
}

function readObject(state: Reading, keys: readonly string[] | undefined): Readonly<Record<string, unknown>> {
  const value: Record<string, unknown> = {};
  state.objects?.push(value);
  for (const key of known(keys)) value[key] = read(state);
  return value;
}
