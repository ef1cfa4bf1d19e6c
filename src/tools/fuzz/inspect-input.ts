import { createAnalyzer } from '../../core/analyzer.ts';
import type { AnalyzerPorts } from '../../core/analyzer.ts';
import { languageOf } from '../../core/model/language.ts';
import type { Assets } from '../../core/ports.ts';
import type { Input } from './inputs.ts';

/** A file that must be reported whatever stands beside it. No file of a folder can take the place of what it imports. */
export const CONTROL_NAME = 'zz-control.mjs';
export const CONTROL_TEXT =
  'import OpenAI from "openai";\nnew OpenAI().chat.completions.create({ model: "gpt-4-0314" });\n';
const ROOT = 'file:///fuzz';

function portsOf(assets: Assets, files: ReadonlyMap<string, string>): AnalyzerPorts {
  const silent = (): void => undefined;
  return {
    assets,
    clock: { today: () => '2026-11-23' },
    logger: { info: silent, warn: silent, error: silent },
    workspace: {
      roots: [ROOT],
      list: () => Promise.resolve([...files.keys()]),
      isTarget: () => true,
      read: (uri) => {
        const text = files.get(uri);
        return Promise.resolve(
          text === undefined
            ? { kind: 'unreadable', reason: 'vanished', detail: uri }
            : { kind: 'text', source: { uri, language: languageOf(uri) ?? 'plaintext', version: 1, text } },
        );
      },
    },
  };
}

/** Scans an input with a file beside it and tries the fixes; says what went wrong, or null. */
export async function inspectInput(assets: Assets, { name, text }: Input): Promise<string | null> {
  const files = new Map([
    [`${ROOT}/${name}`, text],
    [`${ROOT}/${CONTROL_NAME}`, CONTROL_TEXT],
  ]);
  const { signal } = new AbortController();
  const analyzer = createAnalyzer(portsOf(assets, files), { horizonDays: 90, includeTests: true });
  try {
    const reports = await analyzer.scan(() => undefined, signal);
    const bug = reports.flatMap(({ notes }) => notes).find(({ kind }) => kind === 'internal-error');
    if (bug) return `internal error: ${bug.detail}`;
    const control = reports.find(({ uri }) => uri.endsWith(`/${CONTROL_NAME}`));
    if (control?.findings.length !== 1) return `the file beside it was not reported: ${JSON.stringify(control?.notes)}`;
    const outside = reports
      .flatMap(({ findings }) => findings)
      .find(({ place: { uri, span } }) => span.start < 0 || span.end > (files.get(uri)?.length ?? 0));
    return outside ? `a finding of ${outside.rule} stands outside of its text` : null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    analyzer.dispose();
  }
}
