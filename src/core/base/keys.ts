/** How the keys of a provider are written. What stands behind `head` is random. */
interface KeyForm {
  readonly provider: string;
  readonly head: string;
  readonly body: string;
  /** What the line has to say, where other services have keys of the same form. */
  readonly beside?: RegExp;
}

const FORMS: readonly KeyForm[] = [
  { provider: 'Anthropic', head: 'sk-ant-(?:api|admin|oat)\\d\\d-', body: '[\\w-]{80,120}' },
  { provider: 'OpenRouter', head: 'sk-or-v1-', body: '[0-9a-f]{64}' },
  { provider: 'OpenAI', head: 'sk-(?:proj|svcacct|admin|None)-', body: '[\\w-]{40,200}' },
  { provider: 'OpenAI', head: 'sk-', body: '[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}' },
  { provider: 'Hugging Face', head: 'hf_', body: '[A-Za-z]{34}' },
  { provider: 'Groq', head: 'gsk_', body: '[A-Za-z0-9]{52}' },
  { provider: 'xAI', head: 'xai-', body: '[A-Za-z0-9]{80}' },
  { provider: 'Perplexity', head: 'pplx-', body: '[A-Za-z0-9]{48}' },
  { provider: 'Replicate', head: 'r8_', body: '[A-Za-z0-9]{37}' },
  { provider: 'NVIDIA', head: 'nvapi-', body: '[\\w-]{64}' },
  { provider: 'Cerebras', head: 'csk-', body: '[a-z0-9]{48}' },
  { provider: 'LangSmith', head: 'lsv2_(?:pt|sk)_', body: '[0-9a-f]{32}_[0-9a-f]{10}' },
  // Keys of maps and of Firebase, which browsers are given, are written the same.
  {
    provider: 'Google',
    head: 'AIza',
    body: '[\\w-]{35}',
    beside: /gemini|genai|generativeai|generativelanguage|google_api_key|palm/i,
  },
  { provider: 'DeepSeek', head: 'sk-', body: '[0-9a-f]{32}', beside: /deepseek/i },
];

const ANY = new RegExp(
  FORMS.map(({ head, body }, index) => `(?<f${String(index)}>(?<![\\w-])${head}${body}(?![\\w-]))`).join('|'),
  'g',
);

/** Beginnings that a text with a key holds: asked before all else. */
export const keyHeads = [
  'sk-ant-', 'sk-or-v1-', 'sk-proj-', 'sk-svcacct-', 'sk-admin-', 't3blbkfj', 'gsk_', 'xai-', 'pplx-', 'nvapi-', 'lsv2_', 'hf_', 'aiza', 'csk-',
]; // prettier-ignore

/** A key that stands in a text. */
export interface FoundKey {
  readonly provider: string;
  readonly start: number;
  readonly end: number;
}

/** Keys of providers that are no placeholders. */
export function keysIn(text: string): readonly FoundKey[] {
  const found: FoundKey[] = [];
  for (const match of text.matchAll(ANY)) {
    const form = FORMS[Object.values(match.groups ?? {}).findIndex(Boolean)];
    const [key] = match;
    if (!form || !isRandom(key)) continue;
    const line = text.slice(text.lastIndexOf('\n', match.index) + 1, match.index);
    if (form.beside && !form.beside.test(line)) continue;
    found.push({ provider: form.provider, start: match.index, end: match.index + key.length });
  }
  return found;
}

const PLACEHOLDER =
  /example|placeholder|your|dummy|fake|sample|redacted|replace|insert|secret|invalid|xxxx|abcd|1234|test/i;
/** Bits for each character: of what is drawn at random from letters and digits there are more than four. */
const LEAST_BITS = 3.2;

/** Whether nobody wrote it by hand. */
function isRandom(key: string): boolean {
  const body = key.slice(key.lastIndexOf('-', 12) + 1);
  return !PLACEHOLDER.test(key) && !/(.)\1{4}/.test(body) && entropy(body) >= LEAST_BITS;
}

function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}

/** What may be shown of a key: how it begins. */
export function shownKey(text: string, { start, end }: FoundKey): string {
  return `${text.slice(start, start + Math.min(7, Math.floor((end - start) / 4)))}…`;
}

/** The text with each key hidden but for its beginning, as long as it was. */
export function maskKeys(text: string): string {
  let masked = text;
  for (const { start, end } of keysIn(text))
    masked = `${masked.slice(0, start + 6)}${'•'.repeat(end - start - 6)}${masked.slice(end)}`;
  return masked;
}
