import * as vscode from 'vscode';
import { readAddress } from '../core/base/address.ts';
import type { RuleId, Severity } from '../core/model/finding.ts';

/** What a user may say of a rule. */
export type RuleSetting = Severity | 'off';

/** The settings, read and checked. See `contributes.configuration` for what each means. */
export interface Settings {
  readonly horizonDays: number;
  readonly includeTests: boolean;
  readonly exclude: readonly string[];
  readonly scanOnStart: boolean;
  /** Milliseconds. */
  readonly delay: number;
  readonly rules: Readonly<Partial<Record<RuleId, RuleSetting>>>;
  /** ISO day, or null for the machine's. */
  readonly today: string | null;
  /** Address of the Hugging Face Hub, without a slash at its end. */
  readonly hubEndpoint: string;
  /** Address of a newer catalog; empty: none, and the bundled one is used. */
  readonly catalogUrl: string;
  /** Whether a newer one is fetched without being asked for, from a host that is always allowed. */
  readonly catalogUpdate: 'off' | 'auto';
  /** What the user said of hosts. */
  readonly hosts: Readonly<Record<string, HostDecision>>;
}

/** Whether a host may be asked without asking the user, or never. */
export type HostDecision = 'always' | 'never';

/** One setting that cannot be used as it is written. */
export interface SettingProblem {
  readonly key: string;
  readonly problem: string;
}

export const SECTION = 'modelkeel';

/** A record, so that the compiler misses a rule that is not named. */
const RULES: Readonly<Record<RuleId, true>> = {
  'retired-model': true,
  'redirected-model': true,
  'retiring-model': true,
  'deprecated-model': true,
  'floating-model': true,
  'unpinned-revision': true,
  'renamed-model': true,
  'license-conflict': true,
  'vulnerable-package': true,
  'unknown-model': true,
  'provider-mismatch': true,
};

const SEVERITIES: ReadonlySet<string> = new Set(['error', 'warning', 'info', 'hint', 'off']);

/** Reads the settings; what is invalid falls back to its default and is named in `problems`. */
export function readSettings(): { readonly settings: Settings; readonly problems: readonly SettingProblem[] } {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  const problems: SettingProblem[] = [];
  const number = (key: string, fallback: number, least: number, most: number): number => {
    const value = configuration.get<unknown>(key, fallback);
    if (typeof value === 'number' && Number.isFinite(value) && value >= least && value <= most) return value;
    problems.push({ key, problem: `must be a number from ${least} to ${most}; ${fallback} is used` });
    return fallback;
  };
  const boolean = (key: string, fallback: boolean): boolean => {
    const value = configuration.get<unknown>(key, fallback);
    if (typeof value === 'boolean') return value;
    problems.push({ key, problem: `must be true or false; ${String(fallback)} is used` });
    return fallback;
  };
  const settings: Settings = {
    horizonDays: number('horizonDays', 90, 0, 3650),
    includeTests: boolean('include.tests', false),
    exclude: globs(configuration.get<unknown>('exclude', []), problems),
    scanOnStart: boolean('scan.onStart', true),
    delay: number('diagnostics.delay', 150, 0, 5000),
    rules: rules(configuration.get<unknown>('rules', {}), problems),
    today: day(configuration.get<unknown>('today', ''), problems),
    catalogUrl: text(configuration.get<unknown>('catalog.url', '')),
    catalogUpdate: update(configuration.get<unknown>('catalog.update', 'off'), problems),
    hosts: hosts(configuration.get<unknown>('network.hosts', {}), problems),
    hubEndpoint: address(configuration.get<unknown>('network.hubEndpoint', HUB), problems),
  };
  return { settings, problems };
}

function hosts(value: unknown, problems: SettingProblem[]): Settings['hosts'] {
  const given = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    given.flatMap(([host, decision]) => {
      if (decision === 'always' || decision === 'never') return [[host, decision]];
      problems.push({ key: `network.hosts.${host}`, problem: 'must be always or never; the host is not asked' });
      return [];
    }),
  );
}

const HUB = 'https://huggingface.co';

function address(value: unknown, problems: SettingProblem[]): string {
  const found = typeof value === 'string' ? readAddress(value) : null;
  if (found) return found.href.replace(/\/$/, '');
  problems.push({ key: 'network.hubEndpoint', problem: `must be an address; ${HUB} is used` });
  return HUB;
}

/** What is wrong with an address is said where it is used. */
function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function update(value: unknown, problems: SettingProblem[]): Settings['catalogUpdate'] {
  if (value === 'off' || value === 'auto') return value;
  problems.push({ key: 'catalog.update', problem: 'must be off or auto; off is used' });
  return 'off';
}

function globs(value: unknown, problems: SettingProblem[]): readonly string[] {
  if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string' && item !== ''))
    return value;
  problems.push({ key: 'exclude', problem: 'must be a list of glob patterns; none is used' });
  return [];
}

function rules(value: unknown, problems: SettingProblem[]): Settings['rules'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.push({ key: 'rules', problem: 'must be an object of rule ids; the default severities are used' });
    return {};
  }
  const good: Record<string, RuleSetting> = {};
  for (const [rule, severity] of Object.entries(value)) {
    if (!Object.hasOwn(RULES, rule)) problems.push({ key: `rules.${rule}`, problem: 'is not a rule; it is left out' });
    else if (typeof severity === 'string' && SEVERITIES.has(severity)) good[rule] = severity as RuleSetting;
    else
      problems.push({
        key: `rules.${rule}`,
        problem: 'must be error, warning, info, hint or off; the default is used',
      });
  }
  return good;
}

function day(value: unknown, problems: SettingProblem[]): string | null {
  if (value === '') return null;
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`)))
    return value;
  problems.push({ key: 'today', problem: 'must be a date written YYYY-MM-DD; the real date is used' });
  return null;
}

/** Whether an answer may differ under other settings. Severities and delays change how it is shown, and when. */
export function changesAnswers(before: Settings, after: Settings): boolean {
  const relevant = ({ horizonDays, includeTests, exclude, today, hubEndpoint, catalogUrl }: Settings): string =>
    JSON.stringify([horizonDays, includeTests, exclude, today, hubEndpoint, catalogUrl]);
  return relevant(before) !== relevant(after);
}
