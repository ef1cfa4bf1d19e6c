import { readAddress } from '../../core/base/address.ts';
import { createWords } from '../../core/model/words.ts';
import type { Words } from '../../core/model/words.ts';
import { HUB_DEFAULT, SETTINGS } from '../../protocol/options.ts';
import type { RuleSetting, SettingSchema, Settings } from '../../protocol/options.ts';

/** One setting that cannot be used as it is written. */
export interface SettingProblem {
  /** Without the section. */
  readonly key: string;
  readonly problem: string;
}

export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly SettingProblem[];
}

const LEVELS: ReadonlySet<unknown> = new Set<RuleSetting>(['error', 'warning', 'info', 'hint', 'off']);

/**
 * Reads what a client sent for the section: `{ scan: { onStart: true } }` and `{ "scan.onStart": true }` are both understood.
 * What is invalid falls back to its default and is named in `problems`.
 */
export function readSettings(section: unknown, t: Words = createWords(null)): ReadSettings {
  const problems: SettingProblem[] = [];
  const values = new Map(
    SETTINGS.map(({ key, schema, default: fallback }) => {
      const given = valueAt(section, key);
      if (given === undefined || given === null) return [key, fallback];
      const checked = check(key, schema, given, fallback, t);
      problems.push(...checked.problems);
      return [key, checked.value];
    }),
  );
  const today = values.get('today');
  // Each value was checked against its row.
  const settings = {
    horizonDays: values.get('horizonDays'),
    includeTests: values.get('include.tests'),
    exclude: values.get('exclude'),
    scanOnStart: values.get('scan.onStart'),
    delay: values.get('diagnostics.delay'),
    codeLens: values.get('codeLens.enabled'),
    inlayHints: values.get('inlayHints.enabled'),
    rules: values.get('rules'),
    today: today === '' ? null : today,
    hubEndpoint: values.get('network.hubEndpoint'),
    catalogUrl: values.get('catalog.url'),
    catalogUpdate: values.get('catalog.update'),
    hosts: values.get('network.hosts'),
  } as Settings;
  return { settings, problems };
}

function valueAt(section: unknown, key: string): unknown {
  if (!isRecord(section)) return undefined;
  if (Object.hasOwn(section, key)) return section[key];
  let value: unknown = section;
  for (const part of key.split('.')) {
    if (!isRecord(value) || !Object.hasOwn(value, part)) return undefined;
    value = value[part];
  }
  return value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface Checked {
  readonly value: unknown;
  readonly problems: readonly SettingProblem[];
}

function check(key: string, schema: SettingSchema, value: unknown, fallback: unknown, t: Words): Checked {
  const good = (checked: unknown): Checked => ({ value: checked, problems: [] });
  const bad = (problem: string): Checked => ({ value: fallback, problems: [{ key, problem }] });
  switch (schema.type) {
    case 'boolean':
      return typeof value === 'boolean' ? good(value) : bad(t('must be true or false; {0} is used', String(fallback)));
    case 'number': {
      const { minimum, maximum } = schema;
      const fits = typeof value === 'number' && value >= minimum && value <= maximum;
      return fits
        ? good(value)
        : bad(t('must be a number from {0} to {1}; {2} is used', minimum, maximum, String(fallback)));
    }
    case 'globs':
      return Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '')
        ? good(value)
        : bad(t('must be a list of glob patterns; none is used'));
    case 'day':
      return isDay(value) ? good(value) : bad(t('must be a date written as YYYY-MM-DD; today is used'));
    case 'address': {
      const address = typeof value === 'string' ? readAddress(value) : null;
      return address ? good(address.href.replace(/\/$/, '')) : bad(t('must be a URL; {0} is used', HUB_DEFAULT));
    }
    case 'text':
      // What is wrong with an address is said where it is used.
      return good(typeof value === 'string' ? value.trim() : '');
    case 'choice':
      return typeof value === 'string' && schema.values.includes(value)
        ? good(value)
        : bad(t('must be {0}; {1} is used', schema.values.join(', '), String(fallback)));
    case 'hosts':
      return entries(
        key,
        value,
        (_, decision) => schema.values.some((known) => known === decision),
        () => t('must be always or never; the host is not contacted'),
      );
    case 'rules':
      return isRecord(value)
        ? entries(
            key,
            value,
            (rule, level) => Object.hasOwn(schema.defaults, rule) && LEVELS.has(level),
            (rule) =>
              Object.hasOwn(schema.defaults, rule)
                ? t('must be error, warning, info, hint or off; the default is used')
                : t('is not a rule; it is ignored'),
          )
        : bad(t('must be an object with rule ids as keys; the default severities are used'));
  }
}

/** The entries of an object that fit; each other one is a problem of its own. */
function entries(
  key: string,
  value: unknown,
  fits: (name: string, value: unknown) => boolean,
  problem: (name: string) => string,
): Checked {
  const all = isRecord(value) ? Object.entries(value) : [];
  const kept = all.filter(([name, item]) => fits(name, item));
  const wrong = all.filter(([name, item]) => !fits(name, item));
  return {
    value: Object.fromEntries(kept),
    problems: wrong.map(([name]) => ({ key: `${key}.${name}`, problem: problem(name) })),
  };
}

function isDay(value: unknown): boolean {
  if (value === '') return true;
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** Whether an answer may differ under other settings. Severities and delays change how it is shown, and when. */
export function changesAnswers(before: Settings, after: Settings): boolean {
  const relevant = ({ horizonDays, includeTests, exclude, today, hubEndpoint, catalogUrl }: Settings): string =>
    JSON.stringify([horizonDays, includeTests, exclude, today, hubEndpoint, catalogUrl]);
  return relevant(before) !== relevant(after);
}
