import assert from 'node:assert/strict';
import type { Argument, BindingFact, Expression, FileFacts, ImportFact } from '../../src/core/model/facts.ts';

/** An expression as compact text, for comparing facts in tests: `or($MODEL | "gpt-4o")`, `new OpenAI({apiKey: key})`. */
export function renderExpression(facts: FileFacts, value: Expression | null): string {
  if (value === null) return '-';
  const show = (inner: Expression): string => renderExpression(facts, inner);
  switch (value.kind) {
    case 'string':
      return JSON.stringify(value.value);
    case 'name':
      return value.name;
    case 'member':
      return `${show(value.object)}.${value.property}${value.fallback ? `(${show(value.fallback)})` : ''}`;
    case 'element':
      return `${show(value.object)}[${value.key ? show(value.key) : ''}]`;
    case 'self':
      return `self@${facts.scopes[value.scope]?.name ?? '?'}`;
    case 'join':
      return `join(${value.parts.map(show).join(' ')})`;
    case 'fallback':
      return `${value.how === 'or' ? 'or' : 'if'}(${value.options.map(show).join(' | ')})`;
    case 'environment':
      return `$${value.variable}${value.fallback ? `(${show(value.fallback)})` : ''}`;
    case 'call':
      return renderCall(facts, value.call);
    case 'table': {
      const entries = value.entries.map((entry) => `${entry.key ?? '[?]'}: ${show(entry.value)}`);
      return `{${[...entries, ...value.spreads.map((spread) => `...${show(spread)}`)].join(', ')}}`;
    }
    case 'list':
      return `[${value.items.map(show).join(', ')}]`;
    case 'function':
      return `(${value.parameters.join(', ')}) => ${value.returns.map(show).join(' | ') || '-'}`;
    case 'class':
      return `class ${facts.scopes[value.scope]?.name ?? ''}(${value.bases.map(show).join(', ')})`;
    case 'constant':
      return `#${value.text}`;
    case 'opaque':
      return `?${value.reason}`;
  }
}

function renderArgument(facts: FileFacts, argument: Argument): string {
  const value = renderExpression(facts, argument.value);
  if (argument.kind === 'keyword') return `${argument.name}=${value}`;
  return argument.kind === 'spread' ? `...${value}` : value;
}

/** A call by its index: `new OpenAI()`, `@Model("x")`, `client.chat.create({model: "gpt-4o"})`. */
export function renderCall(facts: FileFacts, index: number): string {
  const call = facts.calls[index];
  assert.ok(call, `no call ${String(index)}`);
  const prefix = { call: '', new: 'new ', decorator: '@' }[call.form];
  return `${prefix}${renderExpression(facts, call.callee)}(${call.arguments.map((argument) => renderArgument(facts, argument)).join(', ')})`;
}

/** `field Settings.model: Type = "gpt-4o" as exported ?branch`. */
export function renderBinding(facts: FileFacts, binding: BindingFact): string {
  const scope = facts.scopes[binding.scope];
  const owner = scope?.kind === 'module' ? '' : `${scope?.name ?? `<${scope?.kind ?? '?'}>`}.`;
  const type = binding.annotation ? `: ${renderExpression(facts, binding.annotation)}` : '';
  const exported = binding.exportedAs === null ? '' : ` as ${binding.exportedAs}`;
  const branch = binding.branch === null ? '' : ' ?';
  return `${binding.kind} ${owner}${binding.name}${type} = ${renderExpression(facts, binding.value)}${exported}${branch}`;
}

/** `openai#OpenAI as Client`, with `reexport`, `type` and `star` behind it. */
export function renderImport(fact: ImportFact): string {
  const marks = [fact.reexport ? ' reexport' : '', fact.typeOnly ? ' type' : '', fact.star ? ' star' : ''].join('');
  return `${fact.module}#${fact.imported ?? '-'} as ${fact.local ?? '-'}${marks}`;
}

/**
 * Holds for every document: spans lie in the text and are ordered, and a string without escapes (braces of an f-string
 * are some) is what stands at its content span. `exempt` matches texts that a language writes otherwise than it means them.
 */
export function assertSound(facts: FileFacts, text: string, exempt = /[\\\r]|\{\{|\}\}/): void {
  const seen = new Set<object>();
  const check = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if ('start' in value && 'end' in value) {
      const { start, end } = value as { start: number; end: number };
      assert.ok(
        Number.isInteger(start) && 0 <= start && start <= end && end <= text.length,
        `span ${String(start)}..${String(end)}`,
      );
    }
    if ('kind' in value && value.kind === 'string') {
      const { content, value: decoded } = value as Extract<Expression, { kind: 'string' }>;
      const raw = text.slice(content.start, content.end);
      if (!exempt.test(raw)) assert.equal(raw, decoded);
    }
    if ('kind' in value && value.kind === 'call')
      assert.ok(facts.calls[(value as Extract<Expression, { kind: 'call' }>).call]);
    if ('scope' in value && typeof value.scope === 'number')
      assert.ok(facts.scopes[value.scope], `scope ${String(value.scope)}`);
    for (const inner of Object.values(value)) check(inner);
  };
  check(facts);
  for (const [index, scope] of facts.scopes.entries()) assert.ok(scope.parent < index);
}
