import type { RuleId, Severity } from '../model/finding.ts';

/** The page of a rule in docs/rules, with its row of the index. */
export interface RulePage {
  readonly id: RuleId;
  readonly severity: Severity;
  /** What the rule says, in half a sentence. */
  readonly says: string;
  readonly markdown: string;
}

/** The page as it reads elsewhere: links to other pages are their words. */
export function portableMarkdown({ markdown }: RulePage): string {
  return markdown.replace(/\[([^[\]\n]*)\]\((?!https?:)[^()\s]*\)/g, '$1');
}

/** The page without its marks, for what shows no Markdown. */
export function plainText(page: RulePage): string {
  return portableMarkdown(page)
    .replace(/^```.*\n/gm, '')
    .replace(/^#{1,6} /gm, '')
    .replace(/\[([^[\]\n]*)\]\(([^()\s]*)\)/g, '$1 ($2)')
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(/<(https?:[^<>\s]+)>/g, '$1');
}

/** The paragraph below the severity: what the rule reports, in whole sentences. */
export function summaryOf(page: RulePage): string {
  const paragraphs = page.markdown.split(/\n{2,}/).filter((text) => !/^(?:#|Severity:)/.test(text));
  return (paragraphs[0] ?? page.says).replace(/\s+/g, ' ').trim();
}
