import type { Argument, Expression } from '../../model/facts.ts';
import { addCall, keyword, positional, spread } from '../collector/calls.ts';
import { opaque } from '../collector/expressions.ts';
import { parts, spanOf } from '../collector/nodes.ts';
import { declaringScope } from '../collector/scopes.ts';
import type { Node } from '../tree/node.ts';
import type { Context, Env } from './context.ts';
import { spelling } from './context.ts';

/** `Verb-Noun`: a command of PowerShell or of the script. */
const CMDLET = /^(?:[\w.]+\\)?[A-Za-z]+-[A-Za-z]\w*$/;
/** Commands that only write what they are given. */
const WRITES = /^(?:Write-\w+|echo|Out-(?:Host|Null|String))$/i;

/** A command: a call where PowerShell knows its parameters by name, else a command line of another program. */
export function command(context: Context, node: Node, env: Env): Expression {
  const span = spanOf(node);
  const [first, list] = [node.childForFieldName('command_name'), node.childForFieldName('command_elements')];
  const elements = list ? (list.type === 'command_elements' ? parts(context, list) : [list]) : [];
  const name = first?.text ?? '';
  if (!first || !/^[\w.\\/:-]+$/.test(name)) {
    for (const part of parts(context, node)) context.expression(context, part, env);
    return opaque('runtime-value', span);
  }
  const own = spelling(context.spelled, name);
  if (CMDLET.test(name) || declaringScope(context, env.scope, own) !== null) {
    const start = elements[0]?.startIndex ?? span.end;
    return addCall(context, env, {
      form: 'call',
      callee: { kind: 'name', name: own, scope: env.scope, span: spanOf(first) },
      arguments: argumentsOf(context, elements, env),
      argumentsSpan: { start, end: span.end },
      span,
    });
  }
  const programSpan = spanOf(first);
  const value = name.replace(/\.exe$/i, '');
  const content = { start: programSpan.start, end: programSpan.start + value.length };
  const program: Expression = { kind: 'string', value, span: programSpan, content };
  const words = [program, ...elements.flatMap((part) => wordsOf(context, part, env))];
  if (!WRITES.test(name)) context.commands.push({ words, image: null, span });
  return opaque('runtime-value', span);
}

/** `-Uri $url`, `-Uri:$url`, `-Switch`, `value`, `@params`. */
function argumentsOf(context: Context, elements: readonly Node[], env: Env): readonly Argument[] {
  const given: Argument[] = [];
  let index = 0;
  for (let at = 0; at < elements.length; at++) {
    const element = elements[at];
    if (!element) continue;
    const span = spanOf(element);
    const next = elements[at + 1];
    if (element.type === 'command_parameter' && next && next.type !== 'command_parameter') {
      const name = element.text.replace(/^-+|:$/g, '');
      const nameSpan = { start: span.start + 1, end: span.start + 1 + name.length };
      given.push(keyword(name, nameSpan, valueOf(context, next, env), { start: span.start, end: next.endIndex }));
      at++;
    } else if (element.type !== 'command_parameter') {
      const value = valueOf(context, element, env);
      given.push(
        element.text.startsWith('@') && value.kind === 'name' ? spread(value, span) : positional(value, index++, span),
      );
    }
  }
  return given;
}

/** Words of a command line; several values that are parted by commas are one word each. */
function wordsOf(context: Context, element: Node, env: Env): readonly Expression[] {
  const value = valueOf(context, element, env);
  return value.kind === 'list' ? value.items : [value];
}

/** An argument: an expression, or a word without quotes. */
function valueOf(context: Context, element: Node, env: Env): Expression {
  if (element.type !== 'generic_token' && element.type !== 'command_parameter')
    return context.expression(context, element, env);
  const span = spanOf(element);
  return element.text.includes('$')
    ? opaque('runtime-value', span)
    : { kind: 'string', value: element.text, span, content: span };
}
