import { createByteWriter } from './bytes.ts';
import type { ByteWriter } from './bytes.ts';
import { NUMBERS_IN_TAG, SHAPES_IN_TAG, Tag } from './packed-tags.ts';

/**
 * Plain data as bytes. The shape of an object (its keys) is written once and then called by its number, a string likewise;
 * offsets are written as the way from the one before. So nothing here has to know what the data says.
 * Null where it is nested deeper than the stack bears.
 *
 * @param sharing whether an object that comes again is written once: worth it where the same ones come often.
 */
export function packData(data: unknown, sharing: boolean): Uint8Array | null {
  const writer = createByteWriter();
  const objects = sharing ? new Map<object, number>() : null;
  try {
    write({ writer, strings: new Map(), shapes: shapeNode(), shapeCount: 0, objects, offset: 0 }, data);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
  return writer.bytes();
}

/** The keys that objects begin with, and what may follow: a shape is found key by key, without putting its keys together. */
interface ShapeNode {
  readonly next: Map<string, ShapeNode>;
  /** Number of the shape that ends here; negative where none was written yet. */
  index: number;
}

interface Writing {
  readonly writer: ByteWriter;
  readonly strings: Map<string, number>;
  readonly shapes: ShapeNode;
  shapeCount: number;
  /** Objects by their number, where one that comes again is called by it. */
  readonly objects: Map<object, number> | null;
  /** The last offset that was written. */
  offset: number;
}

function shapeNode(): ShapeNode {
  return { next: new Map(), index: -1 };
}

function write(state: Writing, value: unknown): void {
  const { writer } = state;
  switch (typeof value) {
    case 'string':
      writeString(state, value);
      return;
    case 'number':
      writeNumber(writer, value);
      return;
    case 'boolean':
      writer.byte(value ? Tag.true : Tag.false);
      return;
    case 'object':
      if (value === null) writer.byte(Tag.null);
      else if (Array.isArray(value)) writeList(state, value);
      else writeObject(state, value as Readonly<Record<string, unknown>>);
      return;
    case 'undefined':
      writer.byte(Tag.undefined);
      return;
    default:
      throw new TypeError(`only plain data can be packed, and no ${typeof value}`);
  }
}

function writeNumber(writer: ByteWriter, value: number): void {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    writer.byte(Tag.double);
    writer.double(value);
  } else if (value >= 0 && value < NUMBERS_IN_TAG) writer.byte(Tag.firstNumber + value);
  else {
    writer.byte(value < 0 ? Tag.negative : Tag.number);
    writer.varint(Math.abs(value));
  }
}

function writeString({ writer, strings }: Writing, value: string): void {
  const known = strings.get(value);
  if (known === undefined) {
    strings.set(value, strings.size);
    writer.byte(Tag.newString);
    writer.string(value);
  } else {
    writer.byte(Tag.oldString);
    writer.varint(known);
  }
}

function writeList(state: Writing, list: readonly unknown[]): void {
  state.writer.byte(Tag.list);
  state.writer.varint(list.length);
  for (const item of list) write(state, item);
}

function writeObject(state: Writing, value: Readonly<Record<string, unknown>>): void {
  if (isSpan(value)) {
    writeSpan(state, value.start, value.end);
    return;
  }
  const known = state.objects?.get(value);
  if (known !== undefined) {
    state.writer.byte(Tag.oldObject);
    state.writer.varint(known);
    return;
  }
  state.objects?.set(value, state.objects.size);
  writeShape(state, value);
  for (const key in value) write(state, value[key]);
}

function writeShape(state: Writing, value: Readonly<Record<string, unknown>>): void {
  const { writer } = state;
  let node = state.shapes;
  for (const key in value) {
    let next = node.next.get(key);
    if (!next) node.next.set(key, (next = shapeNode()));
    node = next;
  }
  if (node.index < 0) {
    node.index = state.shapeCount++;
    const keys = Object.keys(value);
    writer.byte(Tag.newShape);
    writer.varint(keys.length);
    for (const key of keys) writer.string(key);
  } else if (node.index < SHAPES_IN_TAG) writer.byte(Tag.firstShape + node.index);
  else {
    writer.byte(Tag.oldShape);
    writer.varint(node.index);
  }
}

/** Exactly a start and an end, in this order. */
function isSpan(value: Readonly<Record<string, unknown>>): value is { readonly start: number; readonly end: number } {
  const { start, end } = value;
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return false;
  if ((start as number) < 0 || (end as number) < (start as number)) return false;
  let count = 0;
  for (const key in value) if (key !== (count++ === 0 ? 'start' : 'end')) return false;
  return count === 2;
}

function writeSpan(state: Writing, start: number, end: number): void {
  const way = start - state.offset;
  state.offset = start;
  state.writer.byte(Tag.span);
  state.writer.varint(way < 0 ? -2 * way - 1 : 2 * way);
  state.writer.varint(end - start);
}
