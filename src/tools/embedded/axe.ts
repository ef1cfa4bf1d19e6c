import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What the rules of axe have against a page, or a part of it, in lines for people.
 *
 * @param part a selector; the whole document where it is not given
 * @param without rules that cannot be asked there
 */
export async function axeFaults(
  frame: Frame | Page,
  part: string | null = null,
  without: readonly string[] = [],
): Promise<readonly string[]> {
  await frame.evaluate(AXE);
  const where = part === null ? 'document' : JSON.stringify({ include: [[part]] });
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const options = { resultTypes: ['violations'], rules };
  const found = await frame.evaluate<AxeResults['violations']>(
    `axe.run(${where}, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return found.flatMap(({ id, impact, help, nodes }) => [
    `${id} (${String(impact)}): ${help}`,
    ...nodes.map(({ html, failureSummary }) => `  ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  ]);
}
