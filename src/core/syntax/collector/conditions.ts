import type { ConditionFact, TestFact } from '../../model/facts.ts';
import type { Node } from '../tree/node.ts';
import { spanOf } from './nodes.ts';
import { labelsIn, subjectOf, testsIn } from './tests.ts';

/** Statements and expressions with a condition and what is run under it, as the grammars call them. */
const IFS = [
  'if_statement', 'if_expression', 'if', 'unless', 'elsif', 'if_modifier', 'unless_modifier', 'conditional',
  'conditional_expression', 'ternary_expression',
]; // prettier-ignore
/** Statements and expressions with a subject and arms. */
const SWITCHES = [
  'match_statement', 'switch_statement', 'switch_expression', 'when_expression', 'expression_switch_statement', 'case', 'match_expression',
]; // prettier-ignore
const CHOICES = [...IFS, ...SWITCHES];
const ARMS: ReadonlySet<string> = new Set([
  'case_clause', 'switch_case', 'switch_default', 'switch_block_statement_group', 'switch_rule', 'when_entry', 'switch_section',
  'switch_expression_arm', 'expression_case', 'default_case', 'when', 'else', 'case_statement', 'default_statement',
  'match_conditional_expression', 'match_default_expression', 'match_arm',
]); // prettier-ignore
/** Arms of an `if` that lie side by side, each with a condition of its own. */
const FLAT: ReadonlySet<string> = new Set(['elif_clause', 'else_if_clause']);

/** More than this is generated code. */
const MAX_CONDITIONS = 4000;
const MAX_TEXT = 400;

/** The regions of a document that run only under a condition. */
export function conditionsIn(root: Node, text: string): readonly ConditionFact[] {
  const found: ConditionFact[] = [];
  for (const node of root.descendantsOfType(CHOICES)) {
    if (!node.isNamed) continue;
    found.push(...(SWITCHES.includes(node.type) ? armsOf(node, text) : branchesOf(node, text)));
    if (found.length > MAX_CONDITIONS) return [];
  }
  return found;
}

function textOf(text: string, node: Node | null): string {
  return node ? text.slice(node.startIndex, Math.min(node.endIndex, node.startIndex + MAX_TEXT)) : '';
}

function branchesOf(node: Node, text: string): readonly ConditionFact[] {
  const choice = spanOf(node);
  const [condition, then, ...others] = partsOf(node);
  if (!condition || !then) return [];
  const positive = !node.type.startsWith('unless');
  const first = textOf(text, condition);
  // Worked out where something runs without the condition: behind most branches nothing does.
  let denied: readonly TestFact[] | null = null;
  const not = (): readonly TestFact[] => (denied ??= testsIn(first, !positive));
  const arms: ConditionFact[] = [{ span: spanOf(then), choice, arm: 0, tests: testsIn(first, positive) }];
  let exits = leaves(text, then);
  let isClosed = false;
  for (const other of others) {
    const own = FLAT.has(other.type) ? other.childForFieldName('condition') : null;
    const body = own ? (other.childForFieldName('consequence') ?? other.childForFieldName('body')) : other;
    if (!body) continue;
    const written = textOf(text, own);
    const tests = own ? [...not(), ...testsIn(written, true)] : not();
    arms.push({ span: spanOf(body), choice, arm: arms.length, tests });
    if (own) denied = [...not(), ...testsIn(written, false)];
    else isClosed = true;
    exits &&= leaves(text, body);
  }
  const end = node.parent?.endIndex ?? 0;
  // Behind a branch that leaves, the condition did not hold.
  if (!isClosed && exits && end > choice.end)
    arms.push({ span: { start: choice.end, end }, choice, arm: arms.length, tests: not() });
  return arms.length > 1 || arms.some(({ tests }) => tests.length > 0) ? arms : [];
}

/** Condition, branch and other branches. */
function partsOf(node: Node): readonly Node[] {
  // Python: `then if condition else other`, without fields.
  if (node.type === 'conditional_expression' && !node.childForFieldName('condition')) {
    const [then, condition, other] = node.namedChildren;
    return condition && then && other ? [condition, then, other] : [];
  }
  const condition = node.childForFieldName('condition');
  const then = node.childForFieldName('consequence') ?? node.childForFieldName('body');
  if (condition && then) return [condition, then, ...node.childrenForFieldName('alternative')];
  // Kotlin: no fields for the branches.
  const rest = condition ? node.namedChildren.filter(({ startIndex }) => startIndex >= condition.endIndex) : [];
  return condition ? [condition, ...rest.slice(0, 2)] : [];
}

const LEAVES =
  /^(?:return|raise|throw|continue|break|next|panic|sys\.exit|exit|quit|process\.exit|os\.Exit|die|abort|redirect)\b/;

/** Whether nothing runs behind a branch: its last statement leaves. */
function leaves(text: string, branch: Node): boolean {
  let last: Node = branch;
  for (let depth = 0; depth < 4; depth++) {
    if (LEAVES.test(text.slice(last.startIndex, last.startIndex + 24))) return true;
    const inner = last.namedChildren.findLast(({ type }) => !type.includes('comment'));
    if (!inner || (depth > 0 && !/block|body|then|statement_list|statements/.test(last.type))) return false;
    last = inner;
  }
  return false;
}

function armsOf(node: Node, text: string): readonly ConditionFact[] {
  const arms = node.namedChildren.flatMap((child) =>
    ARMS.has(child.type) ? [child] : child.namedChildren.filter(({ type }) => ARMS.has(type)),
  );
  const [first] = arms;
  if (!first || arms.length < 2) return [];
  const subject = subjectIn(text.slice(node.startIndex, Math.min(first.startIndex, node.startIndex + MAX_TEXT)));
  const choice = spanOf(node);
  const told = new Set<string>();
  let isComplete = subject !== null;
  let waiting: readonly string[] = [];
  const found: ConditionFact[] = [];
  for (const [arm, one] of arms.entries()) {
    const { label, body } = labelOf(text, one);
    const isDefault = /^(?:default|else|_|case\s+_)?$/.test(label.trim());
    const labels = isDefault ? [] : labelsIn(label);
    if (labels === null) isComplete = false;
    // `case "a": case "b": …`: the first falls through to the second.
    if (body.trim() === '' && !isDefault && labels !== null) {
      waiting = [...waiting, ...labels];
      for (const text of labels) told.add(text);
      continue;
    }
    const texts = [...waiting, ...(labels ?? [])];
    for (const text of texts) told.add(text);
    const tests =
      subject === null || labels === null ? [] : testsOfArm(subject, texts, isDefault, isComplete ? told : null);
    found.push({ span: spanOf(one), choice, arm, tests });
    waiting = [];
  }
  return found;
}

function testsOfArm(
  subject: string,
  texts: readonly string[],
  isDefault: boolean,
  told: ReadonlySet<string> | null,
): readonly TestFact[] {
  if (!isDefault) return texts.length > 0 ? [{ subject, how: 'is', texts, holds: true }] : [];
  const others = told ? [...told].filter((text) => !texts.includes(text)) : [];
  return others.length > 0 ? [{ subject, how: 'is', texts: others, holds: false }] : [];
}

/** What a `switch` looks at, from the text in front of its arms. */
function subjectIn(head: string): string | null {
  let written = head.trim().replace(/^(?:match|switch|when|case)\b/, '');
  while (/[\s{:]$/.test(written)) written = written.slice(0, -1);
  written = written.replace(/\b(?:switch|in)$/, '').trim();
  const [test] = testsIn(`${written.replace(/^\((.*)\)$/s, '$1')} == ""`, true);
  return test?.how === 'is' && test.subject !== '' ? subjectOf(test.subject) : null;
}

/** The label of an arm and what is behind it. */
function labelOf(text: string, arm: Node): { readonly label: string; readonly body: string } {
  const written = textOf(text, arm);
  const end = /^(?:[^"'`:=\-\n]|"[^"\n]*"|'[^'\n]*'|::|:[a-z]|-(?!>)|=(?!>))*(?:=>|->|:|\n|\bthen\b)/.exec(written);
  if (!end) return { label: written, body: ' ' };
  const label = end[0].replace(/(?:=>|->|:|\n|\bthen)$/, '');
  return { label, body: text.slice(arm.startIndex + end[0].length, arm.endIndex) };
}
