import { policyRank } from '../base/policy-files.ts';
import type { Policy, PolicyProblem } from '../model/policy.ts';
import type { Span } from '../model/text.ts';
import { checkNode } from './check-node.ts';
import { readJsonData, readTomlData } from './data-node.ts';
import type { DataNode, ReadData } from './data-node.ts';
import { policyShape } from './policy-shape.ts';
import { spoken } from '../model/spoken.ts';
import { told } from '../model/told.ts';

/** What a file says, as far as it can be used. */
export interface ReadPolicy {
  readonly policy: Policy;
  readonly problems: readonly PolicyProblem[];
  /** What it names to apply before it, with its place. */
  readonly extends: readonly NamedFile[];
  readonly baseline: NamedFile | null;
  /** Where the policy stands. */
  readonly span: Span;
}

export interface NamedFile {
  readonly text: string;
  readonly span: Span;
}

/** Larger files were not written by hand. */
const MAX_POLICY = 262_144;

/**
 * Reads the policy of a file; null where it holds none. In `package.json` it stands under `modelkeel`, in `pyproject.toml` under
 * `tool.modelkeel`; any other file is one as a whole.
 *
 * @param rules the ids of all rules
 */
export function readPolicy(uri: string, text: string, rules: readonly string[]): ReadPolicy | null {
  const rank = policyRank(uri);
  const isManifest = rank === 1 || rank === 2;
  if (isManifest && !text.includes('modelkeel')) return null;
  const everything = { start: 0, end: Math.min(1, text.length) };
  if (text.length > MAX_POLICY && !isManifest)
    return unread([{ span: everything, ...spoken(told`It is larger than 256 kB and is not read.`) }], everything);
  const { root, problems } = rank === 2 ? readTomlData(text) : readJsonData(text);
  const node = sectionOf(root, rank);
  // What is wrong with a manifest as a whole, others say.
  if (isManifest && !node) return null;
  const said: ReadData['problems'] = isManifest ? [] : problems;
  if (!node) return unread(said, everything);
  const checked = checkNode(node, policyShape(rules), rank === 1 ? '"modelkeel"' : told`a policy`);
  return {
    policy: checked.value ?? {},
    problems: [...said, ...checked.problems],
    extends: namedIn(node, 'extends'),
    baseline: namedIn(node, 'baseline')[0] ?? null,
    span: node.span,
  };
}

function unread(problems: readonly PolicyProblem[], span: Span): ReadPolicy {
  return { policy: {}, problems, extends: [], baseline: null, span };
}

function sectionOf(root: DataNode | null, rank: number | null): DataNode | null {
  if (rank === 1) return entryOf(root, 'modelkeel');
  if (rank === 2) return entryOf(entryOf(root, 'tool'), 'modelkeel');
  return root;
}

function entryOf(node: DataNode | null, key: string): DataNode | null {
  return node?.kind === 'object' ? (node.entries.findLast((entry) => entry.key === key)?.value ?? null) : null;
}

function namedIn(node: DataNode, key: string): readonly NamedFile[] {
  const value = entryOf(node, key);
  const items = value?.kind === 'list' ? value.items : value ? [value] : [];
  return items.flatMap((item) => (item.kind === 'text' ? [{ text: item.value, span: item.span }] : []));
}
