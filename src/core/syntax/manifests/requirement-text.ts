import type { PackageFact } from '../../model/facts.ts';

/**
 * `name[extra] >=1,<2 ; marker`, `name @ https://…`, `name (>=1)`
 * (https://packaging.python.org/specifications/dependency-specifiers/).
 */
const REQUIREMENT =
  /^(\s*)([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\]\s*)?(?:(@)\s*\S+|\(([^)]*)\)|((?:===?|~=|!=|<=?|>=?)[^;#]*)|(?=[;#]|$|\s--))/;

/** The package a Python requirement asks for; `start` is where the text stands. A URL says no version. */
export function readRequirement(text: string, start: number): PackageFact | null {
  const match = REQUIREMENT.exec(text);
  const [whole = '', blank = '', name] = match ?? [];
  if (name === undefined) return null;
  const asked = (match?.[4] ?? match?.[5] ?? '')
    .replace(/\s--.*/s, '')
    .replace(/\s\\$/, '')
    .replace(/\s+/g, '');
  const at = start + blank.length;
  return {
    kind: 'declared',
    ecosystem: 'pypi',
    name,
    version: asked === '' ? null : asked,
    nameSpan: { start: at, end: at + name.length },
    span: { start: at, end: start + whole.trimEnd().length },
  };
}
