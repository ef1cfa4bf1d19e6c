import type { PackageFact } from '../../model/facts.ts';
import type { SourceText } from '../../model/text.ts';
import { versionOf } from './manifest-values.ts';

/** Comments, strings with coordinates, and calls in map notation (`group: "g", name: "a", version: "v"`, also with `=`). */
const TOKEN =
  /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|(["'])([A-Za-z][\w.-]*:[A-Za-z][\w.-]*)(?::([^"'\n]*))?\1|\bgroup\s*[:=]\s*(["'])([\w.-]+)\4\s*,\s*name\s*[:=]\s*(["'])([\w.-]+)\6(?:\s*,\s*version\s*[:=]\s*(?:(["'])([^"'\n]*)\8|([\w.]+)))?|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?/g;
/** The name of what a string of coordinates is given to (`implementation`, `testImplementation`, `kapt`, `platform`). */
const ASKED =
  /\b(?:\w*(?:[iI]mplementation|[aA]pi|[cC]ompile|[cC]ompileOnly|[rR]untime|[rR]untimeOnly|[aA]nnotationProcessor|[pP]latform)|kapt|ksp|mavenBom|dependency|library|force|add)(?:\s*\(\s*|\s+)(?:(?:project\.dependencies\.\w+|["']\w+["']\s*,)\s*(?:\(\s*)?){0,3}$/;

/**
 * `build.gradle` and `build.gradle.kts` (https://docs.gradle.org/current/userguide/declaring_dependencies.html), read without
 * running them. What stands in a version catalog is declared there.
 */
export function readGradleBuild({ text }: SourceText): readonly PackageFact[] {
  const variables = variablesIn(text);
  const rows: PackageFact[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index;
    const span = { start, end: start + match[0].length };
    const coordinates = match[2];
    const before = text.slice(Math.max(0, start - 160), start);
    if (coordinates !== undefined && ASKED.test(before)) {
      const nameSpan = { start: start + 1, end: start + 1 + coordinates.length };
      rows.push(row(coordinates, filled(match[3], variables), nameSpan, span));
    }
    const [group, name] = [match[5], match[7]];
    if (group !== undefined && name !== undefined) {
      const at = start + match[0].indexOf(name, match[0].search(/\bname\b/) + 4);
      const version = match[10] === undefined ? filled(match[9], variables) : (variables.get(match[10]) ?? null);
      rows.push(row(`${group}:${name}`, version, { start: at, end: at + name.length }, span));
    }
  }
  return rows;
}

function row(
  name: string,
  version: string | null,
  nameSpan: PackageFact['nameSpan'],
  span: PackageFact['span'],
): PackageFact {
  return { kind: 'declared', ecosystem: 'maven', name, version: versionOf(version), nameSpan, span };
}

/** `val x = "1"`, `def x = '1'`, `ext.x = "1"`, `x = "1"`, `extra["x"] = "1"`, `set("x", "1")`: names with one value only. */
function variablesIn(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const several = new Set<string>();
  const assigned =
    /(?:\b(\w+)|\bextra\[["'](\w+)["']\])\s*=\s*["']([\w.+-]+)["']|\bset\(\s*["'](\w+)["']\s*,\s*["']([\w.+-]+)["']/g;
  for (const match of text.matchAll(assigned)) {
    const name = match[1] ?? match[2] ?? match[4] ?? '';
    const value = match[3] ?? match[5] ?? '';
    if (found.has(name) && found.get(name) !== value) several.add(name);
    found.set(name, value);
  }
  for (const name of several) found.delete(name);
  return found;
}

/** `1.0`, `$version`, `${property("version")}`, `1.0@aar`; null where a name is not known here. */
function filled(text: string | undefined, variables: ReadonlyMap<string, string>): string | null {
  if (text === undefined) return null;
  const whole = text
    .replace(/(?::[\w.-]+)?(?:@\w+)?$/, '')
    .replace(
      /\$(?:\{(?:\w+\.)*(?:property\(["'])?(\w+)(?:["']\))?\}|(\w+))/g,
      (same, braced?: string, bare?: string) => variables.get(braced ?? bare ?? '') ?? same,
    );
  return whole.includes('$') ? null : whole;
}
