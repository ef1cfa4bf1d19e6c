import ts from 'typescript';

import type { DrawnModel, PackageReader } from '../drawn.ts';
import { readDeclarations } from '../declarations.ts';
import { parseLiteral } from '../literal.ts';

const MODELS = 'resources/messages/messages.d.ts';
const DEPRECATED = 'internal/data/deprecated-models.js';

export const anthropic: PackageReader = {
  name: '@anthropic-ai/sdk',
  title: 'Anthropic SDK for TypeScript',
  licence: 'Apache-2.0',
  official: ['anthropic'],
  lists: 'served',
  wants: (file) => file === MODELS || file === DEPRECATED,
  read: ({ texts }) => {
    const ids = readDeclarations(texts.get(MODELS) ?? '').literalsOf('Model');
    if (ids.length === 0) throw new Error('@anthropic-ai/sdk: no list Model');
    return [
      ...ids.map((id): DrawnModel => ({ platform: 'anthropic', id, kinds: ['messages'] })),
      ...readDeprecated(texts.get(DEPRECATED) ?? ''),
    ];
  },
};

/** The table of days after which the SDK warns: `'claude-opus-4-5': 'January 22nd, 2027'`. */
export function readDeprecated(text: string): readonly DrawnModel[] {
  const file = ts.createSourceFile('deprecated-models.js', text, ts.ScriptTarget.Latest, true);
  const tables: ts.ObjectLiteralExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isBinaryExpression(node) &&
      node.left.getText(file).endsWith('DEPRECATED_MODELS') &&
      ts.isObjectLiteralExpression(node.right)
    )
      tables.push(node.right);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const [table] = tables;
  if (!table) throw new Error('@anthropic-ai/sdk: no table DEPRECATED_MODELS');
  return Object.entries(parseLiteral(table) as object).map(([id, day]) => {
    const retires = longDay(String(day));
    if (retires === null) throw new Error(`@anthropic-ai/sdk: ${id}: ${String(day)} is no day`);
    return { platform: 'anthropic', id, retires };
  });
}

/** `January 22nd, 2027` → `2027-01-22`. */
export function longDay(text: string): string | null {
  const plain = text.replace(/(\d)(?:st|nd|rd|th)\b/, '$1');
  const parsed = Date.parse(`${plain} 00:00:00 UTC`);
  return Number.isNaN(parsed) ? null : new Date(parsed).toISOString().slice(0, 10);
}
