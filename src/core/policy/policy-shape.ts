import { globProblem, MAX_PATTERN, patternProblem } from './patterns.ts';
import { told } from '../model/told.ts';
import type { Told } from '../model/told.ts';

/** What a value of a policy has to be. The reader, the JSON Schema and the file that `init` writes are made of it. */
export type Shape =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'number'; readonly minimum: number; readonly maximum: number }
  | {
      readonly kind: 'text';
      readonly maximum: number;
      /** Why a text cannot be used, beyond its length. */
      readonly problem?: (text: string) => Told | null;
    }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'list'; readonly of: Shape; readonly maximum: number }
  | { readonly kind: 'object'; readonly keys: Readonly<Record<string, KeyShape>> }
  /** A text, or something that says more. */
  | { readonly kind: 'either'; readonly text: Shape; readonly other: Shape };

/** A key of an object. */
export interface KeyShape {
  readonly shape: Shape;
  /** One or two sentences, in Markdown. */
  readonly description: string;
  readonly required?: true;
  /** What is meant where it is not said, for people. */
  readonly default?: string;
  /** How it is written in the file that `init` makes. */
  readonly example?: unknown;
}

const LEVELS = ['error', 'warning', 'info', 'hint', 'off'] as const;
/** A list longer than this was not written by hand. */
const MAX_ITEMS = 1_000;
const MAX_TEXT = 1_000;

const GLOBS: Shape = {
  kind: 'list',
  of: { kind: 'text', maximum: MAX_PATTERN, problem: globProblem },
  maximum: MAX_ITEMS,
};
const PATTERN: Shape = { kind: 'text', maximum: MAX_PATTERN, problem: patternProblem };
const PATTERNS: Shape = { kind: 'list', of: PATTERN, maximum: MAX_ITEMS };
const PATH: Shape = {
  kind: 'text',
  maximum: MAX_TEXT,
  problem: (text) => (text.trim() === '' ? told`is empty` : null),
};
const LEVEL: Shape = { kind: 'choice', values: LEVELS };

const TERM: Shape = {
  kind: 'either',
  text: PATTERN,
  other: {
    kind: 'object',
    keys: {
      match: { shape: PATTERN, description: 'The pattern; `*` stands for anything.', required: true },
      reason: { shape: { kind: 'text', maximum: MAX_TEXT }, description: 'Why; shown with the finding.' },
    },
  },
};
const TERMS: Shape = { kind: 'list', of: TERM, maximum: MAX_ITEMS };

const TERM_KEYS: Readonly<Record<string, KeyShape>> = {
  providers: { shape: TERMS, description: 'Who serves it: `openai`, `azure-openai`, `huggingface`, `ollama`.' },
  models: { shape: TERMS, description: 'Models by their id, or as `provider:id`: `gpt-4*`, `huggingface:BAAI/*`.' },
  publishers: {
    shape: TERMS,
    description:
      'Who publishes it: the part of a name before the slash, as in `BAAI/bge-m3`, or the maker in an id of Bedrock.',
  },
  licenses: {
    shape: TERMS,
    description:
      'Licences as SPDX ids or as the Hub names them (`apache-2.0`, `llama3*`), or a class: `class:permissive`, `class:copyleft`, `class:restricted`, `class:noncommercial`, `class:proprietary`. The most restrictive one of a chain of base models counts.',
  },
  hosts: { shape: TERMS, description: 'Hosts of endpoints and of image registries: `*.example.com`.' },
  components: {
    shape: TERMS,
    description:
      'Components of any kind, as package URLs (`pkg:npm/*`, `pkg:huggingface/org/*`) or as `provider:name`.',
  },
};

/** The options of a rule, beside those that all rules have. */
const OWN_OPTIONS: Readonly<Record<string, Readonly<Record<string, KeyShape>>>> = {
  'denied-component': {
    unknown: {
      shape: { kind: 'choice', values: ['allow', 'deny'] },
      description: 'What becomes of a component of which nothing is known, where a list under `allow` asks for it.',
      default: 'allow',
    },
  },
};

function ruleShape(rule: string): Shape {
  const keys: Readonly<Record<string, KeyShape>> = {
    severity: { shape: LEVEL, description: 'How severe a finding is, or `off`.' },
    ignore: {
      shape: PATTERNS,
      description: 'Components that the rule says nothing of, as `provider:name`, as an id, or as a package URL.',
    },
    ...OWN_OPTIONS[rule],
  };
  return { kind: 'either', text: LEVEL, other: { kind: 'object', keys } };
}

/** All keys of a policy. */
export function policyKeys(rules: readonly string[]): Readonly<Record<string, KeyShape>> {
  return {
    $schema: { shape: { kind: 'text', maximum: MAX_TEXT }, description: 'Address of the JSON Schema, for editors.' },
    extends: {
      shape: { kind: 'either', text: PATH, other: { kind: 'list', of: PATH, maximum: 20 } },
      description:
        'Files that apply before this one: paths that begin with `./` or `../`, or packages in `node_modules`. Globs in them are relative to this folder.',
      example: ['./policies/base.json'],
    },
    horizonDays: {
      shape: { kind: 'number', minimum: 0, maximum: 3650 },
      description:
        'Warn about retirements this many days ahead, and suggest only replacements that are served at least this long.',
      default: '90',
      example: 90,
    },
    include: {
      shape: GLOBS,
      description: 'Only files that match are looked at. Globs are relative to the folder of this file.',
      example: ['src/**'],
    },
    exclude: {
      shape: GLOBS,
      description: 'Files that match are left alone. Globs are relative to the folder of this file.',
      example: ['examples/**'],
    },
    tests: {
      shape: {
        kind: 'object',
        keys: {
          paths: { shape: GLOBS, description: 'Files that are tests, beside those that are known by their names.' },
          live: {
            shape: { kind: 'boolean' },
            description: 'Whether what stands in tests is reported; else it is only listed.',
            default: 'false',
          },
        },
      },
      description: 'What is a test, and whether tests are reported on.',
      example: { paths: ['quality/**'], live: false },
    },
    rules: {
      shape: {
        kind: 'object',
        keys: Object.fromEntries(
          rules.map((rule) => [
            rule,
            { shape: ruleShape(rule), description: `See the page of the rule, \`${rule}\`.` },
          ]),
        ),
      },
      description: 'The severity of each rule, or `off`, or an object with `severity` and the options of the rule.',
      example: { 'floating-model': 'warning', 'retiring-model': { ignore: ['openai:gpt-4o*'] } },
    },
    allow: {
      shape: { kind: 'object', keys: TERM_KEYS },
      description: 'Where a list is given, nothing else is allowed. What is denied stays denied.',
      example: { providers: ['azure-openai', 'huggingface'] },
    },
    deny: {
      shape: { kind: 'object', keys: TERM_KEYS },
      description: 'What must not be used. A folder further in can deny more, and allow none of it again.',
      example: { licenses: [{ match: 'class:noncommercial', reason: 'we sell this' }] },
    },
    baseline: {
      shape: PATH,
      description:
        'A report of `modelkeel scan --format json`, relative to the folder of this file: what is in it is known and is not reported again.',
      example: 'modelkeel-baseline.json',
    },
  };
}

/** A policy as a whole. */
export function policyShape(rules: readonly string[]): Extract<Shape, { kind: 'object' }> {
  return { kind: 'object', keys: policyKeys(rules) };
}
