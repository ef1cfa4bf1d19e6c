import { policyKeys } from './policy-shape.ts';

const WIDTH = 110;

/** The file that `modelkeel init` writes: every key, explained, and none of them in force. */
export function policyTemplate(rules: readonly string[]): string {
  const keys = Object.entries(policyKeys(rules)).filter(([, { example }]) => example !== undefined);
  const lines = keys.flatMap(([key, { description, default: fallback, example }]) => {
    const told = fallback === undefined ? description : `${description} Default: ${fallback}.`;
    const value = JSON.stringify(example, null, 2).split('\n');
    const written = [`${JSON.stringify(key)}: ${value[0] ?? ''}`, ...value.slice(1)];
    return [
      '',
      ...wrapped(told.replaceAll('`', '')),
      ...written.map((line, at) => (at === written.length - 1 ? `${line},` : line)),
    ].map((line) => (line === '' ? '' : `  // ${line}`));
  });
  const head = [
    '  // What Modelkeel allows in this folder and below, and how severe it is. JSON with comments.',
    '  // Take the slashes away from what you want; docs/policy.md explains each key.',
  ];
  return ['{', ...head, ...lines, '}', ''].join('\n');
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
