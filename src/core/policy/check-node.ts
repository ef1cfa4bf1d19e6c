import { distance } from 'fastest-levenshtein';
import type { PolicyProblem } from '../model/policy.ts';
import type { DataNode } from './data-node.ts';
import type { KeyShape, Shape } from './policy-shape.ts';
import { spoken } from '../model/spoken.ts';
import { told } from '../model/told.ts';
import type { Text, Told } from '../model/told.ts';

/** A value as far as it fits its shape, and what does not. */
export interface Checked {
  /** Undefined where nothing of it can be used. */
  readonly value: unknown;
  readonly problems: readonly PolicyProblem[];
}

/** Checks a value against its shape. What does not fit is left out, and the rest applies. */
export function checkNode(node: DataNode, shape: Shape, name: Text): Checked {
  switch (shape.kind) {
    case 'boolean':
      return node.kind === 'boolean' ? good(node.value) : bad(node, told`${name} must be true or false`);
    case 'number': {
      const fits = node.kind === 'number' && node.value >= shape.minimum && node.value <= shape.maximum;
      return fits
        ? good(node.value)
        : bad(node, told`${name} must be a number from ${shape.minimum} to ${shape.maximum}`);
    }
    case 'text':
      return checkText(node, shape, name);
    case 'choice': {
      if (node.kind === 'text' && shape.values.includes(node.value)) return good(node.value);
      const near = node.kind === 'text' ? nearest(node.value, shape.values) : null;
      return bad(node, told`${name} must be ${listed(shape.values)}${asked(near)}`);
    }
    case 'list':
      return checkList(node, shape, name);
    case 'object':
      return checkObject(node, shape.keys, name);
    case 'either':
      if (node.kind === 'text') return checkNode(node, shape.text, name);
      return fits(node, shape.other)
        ? checkNode(node, shape.other, name)
        : bad(node, told`${name} must be ${wanted(shape.text)} or ${wanted(shape.other)}`);
  }
}

const good = (value: unknown): Checked => ({ value, problems: [] });
const bad = ({ span }: DataNode, message: Told): Checked => ({
  value: undefined,
  problems: [{ span, ...spoken(told`${message}. It is not used.`) }],
});

function checkText(node: DataNode, shape: Extract<Shape, { kind: 'text' }>, name: Text): Checked {
  if (node.kind !== 'text') return bad(node, told`${name} must be a text`);
  const shown = node.value.length > 60 ? `${node.value.slice(0, 60)}…` : node.value;
  const why =
    node.value.length > shape.maximum
      ? told`is longer than ${shape.maximum} characters`
      : (shape.problem?.(node.value) ?? null);
  return why === null ? good(node.value) : bad(node, told`"${shown}" ${why}`);
}

function checkList(node: DataNode, shape: Extract<Shape, { kind: 'list' }>, name: Text): Checked {
  if (node.kind !== 'list') return bad(node, told`${name} must be a list`);
  if (node.items.length > shape.maximum) return bad(node, told`${name} has more than ${shape.maximum} entries`);
  const checked = node.items.map((item) => checkNode(item, shape.of, told`an entry of ${name}`));
  return {
    value: checked.flatMap(({ value }) => (value === undefined ? [] : [value])),
    problems: checked.flatMap(({ problems }) => problems),
  };
}

function checkObject(node: DataNode, keys: Readonly<Record<string, KeyShape>>, name: Text): Checked {
  if (node.kind !== 'object') return bad(node, told`${name} must be an object`);
  const problems: PolicyProblem[] = [];
  const entries = new Map<string, unknown>();
  const seen = new Set<string>();
  for (const { key, keySpan, value } of node.entries) {
    const known = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (!known) {
      const near = nearest(key, Object.keys(keys));
      const what = name === '"rules"' ? told`a rule` : told`a key of ${name}`;
      problems.push({ span: keySpan, ...spoken(told`"${key}" is not ${what}${asked(near)}. It is not used.`) });
      continue;
    }
    if (seen.has(key))
      problems.push({ span: keySpan, ...spoken(told`"${key}" is written twice; the last one counts.`) });
    seen.add(key);
    const checked = checkNode(value, known.shape, `"${key}"`);
    problems.push(...checked.problems);
    if (checked.value === undefined) entries.delete(key);
    else entries.set(key, checked.value);
  }
  for (const [key, { required }] of Object.entries(keys)) {
    if (required !== true || seen.has(key)) continue;
    return {
      value: undefined,
      problems: [...problems, { span: node.span, ...spoken(told`"${key}" is missing here.`) }],
    };
  }
  return { value: Object.fromEntries(entries), problems };
}

function fits(node: DataNode, shape: Shape): boolean {
  return node.kind === (shape.kind === 'list' ? 'list' : 'object');
}

function wanted(shape: Shape): Told {
  switch (shape.kind) {
    case 'choice':
      return listed(shape.values);
    case 'list':
      return told`a list`;
    case 'object':
      return told`an object`;
    default:
      return told`a text`;
  }
}

function listed(values: readonly string[]): Told {
  return told`${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`;
}

function asked(near: string | null): Text {
  return near === null ? '' : told`; did you mean "${near}"`;
}

/** What was probably meant; null where nothing is near. */
function nearest(text: string, known: readonly string[]): string | null {
  const word = text.slice(0, 60).toLowerCase();
  const best = known
    .map((value) => ({ value, steps: distance(word, value.toLowerCase()) }))
    .toSorted((a, b) => a.steps - b.steps)[0];
  return best && best.steps <= Math.max(2, Math.floor(word.length / 4)) ? best.value : null;
}
