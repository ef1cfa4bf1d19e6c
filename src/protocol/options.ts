import type { RuleId, Severity } from '../core/model/finding.ts';

/** The section that settings stand under, and the name that is shown beside findings. */
export const SECTION = 'modelkeel';
export const DISPLAY_NAME = 'Modelkeel';

/**
 * What a client says when it starts the server, in `initializationOptions`. Everything is optional: a client that sends
 * nothing gets what the protocol itself offers.
 */
export interface InitializationOptions {
  /** Ids of commands that the client carries out itself: hovers and quick fixes name no others (see `ClientCommand`). */
  readonly commands?: readonly string[];
  /** Schemes of uris whose files the server reads through the client (`modelkeel/files/…`), such as `vscode-vfs`; `*` means all. */
  readonly fileSchemes?: readonly string[];
  /** The client sends HTTP requests for the server (`modelkeel/http`): its proxies and certificates count. */
  readonly http?: boolean;
  /** The client asks the user whether a host may be asked (`modelkeel/consent`). */
  readonly consent?: boolean;
  /** The client keeps the tokens of hosts (`modelkeel/token`). */
  readonly tokens?: boolean;
  /** The client keeps small files for the server (`modelkeel/store/…`), where the server has no disk. */
  readonly store?: boolean;
  /** The client wants `modelkeel/status`. */
  readonly status?: boolean;
  /** Whether the folders are trusted; where they are not, nobody is asked. Default true. */
  readonly trusted?: boolean;
  /** The client shows `$(icon)` in Markdown. */
  readonly themeIcons?: boolean;
  /** Uri of the folder that holds the pages of the rules, `<rule>.md`. */
  readonly rulePages?: string;
  /** Folder for answers of hosts and for a fetched catalog, where it is not the one of the command line. */
  readonly storage?: string;
  /** What the server says to people, by its English words: a table, where the client speaks another language. */
  readonly words?: unknown;
  /** Settings, for clients that cannot be asked for them (`workspace/configuration`): what stands under `modelkeel`. */
  readonly settings?: unknown;
}

/** Whether a host may be asked without asking the user, or never. */
export type HostDecision = 'always' | 'never';

/** What a user may say of a rule. */
export type RuleSetting = Severity | 'off';

/** The settings, read and checked. `SETTINGS` says what each means. */
export interface Settings {
  readonly horizonDays: number;
  readonly includeTests: boolean;
  readonly exclude: readonly string[];
  readonly scanOnStart: boolean;
  /** Milliseconds. */
  readonly delay: number;
  readonly codeLens: boolean;
  readonly inlayHints: boolean;
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

/** One row per setting: what `package.json`, the server and the documentation say of it. */
export interface SettingDescription {
  /** Without the section. */
  readonly key: string;
  readonly schema: SettingSchema;
  readonly default: unknown;
  /** `resource`: each folder may have its own. `window`: one for all folders. `application`: the user's alone. */
  readonly scope: 'resource' | 'window' | 'application';
  /** Markdown; `#other.setting#` in backquotes is a link in editors that know it. */
  readonly description: string;
}

/** What a value has to be. */
export type SettingSchema =
  | { readonly type: 'boolean' }
  | { readonly type: 'number'; readonly minimum: number; readonly maximum: number }
  | { readonly type: 'globs' }
  | { readonly type: 'day' }
  | { readonly type: 'address' }
  | { readonly type: 'text' }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | { readonly type: 'hosts'; readonly values: readonly HostDecision[] }
  | { readonly type: 'rules'; readonly defaults: Readonly<Record<RuleId, Severity>> };

/** A record, so that the compiler misses a rule that is not named. */
const RULES: Readonly<Record<RuleId, Severity>> = {
  'retired-model': 'error',
  'redirected-model': 'warning',
  'retiring-model': 'warning',
  'deprecated-model': 'info',
  'floating-model': 'info',
  'unpinned-revision': 'warning',
  'unknown-model': 'warning',
  'renamed-model': 'info',
  'license-conflict': 'warning',
  'vulnerable-package': 'error',
  'provider-mismatch': 'warning',
  'unsupported-parameter': 'error',
  'retired-api': 'error',
  'ended-package': 'warning',
  'removed-sdk-api': 'warning',
  'incompatible-packages': 'warning',
  'unpinned-dataset': 'warning',
  'unpinned-prompt': 'info',
  'unpinned-mcp-server': 'warning',
  'mutable-tag': 'warning',
  'noncommercial-license': 'warning',
  'restricted-license': 'info',
  'missing-license': 'info',
  'gated-model': 'info',
  'unpinned-package': 'info',
  'insecure-endpoint': 'warning',
  'unreachable-model': 'warning',
  'remote-code': 'error',
  'unsafe-serialization': 'warning',
  'hardcoded-credential': 'error',
  'dead-choice': 'hint',
  'embedding-mismatch': 'error',
  'unevaluated-model': 'hint',
  'unexplained-suppression': 'info',
  'denied-component': 'error',
  'lock-drift': 'error',
  'not-locked': 'info',
  'unused-suppression': 'hint',
};

/** The public address of the Hub: the default, which variables of the environment may replace. */
export const HUB_DEFAULT = 'https://huggingface.co';

/** All settings, in the order in which they are shown. */
export const SETTINGS: readonly SettingDescription[] = [
  {
    key: 'horizonDays',
    schema: { type: 'number', minimum: 0, maximum: 3650 },
    default: 90,
    scope: 'resource',
    description:
      'Warn about retirements this many days ahead, and suggest only replacements that are served at least this long.',
  },
  {
    key: 'include.tests',
    schema: { type: 'boolean' },
    default: false,
    scope: 'resource',
    description: 'Treat test files as live code. By default, models in tests are only listed.',
  },
  {
    key: 'exclude',
    schema: { type: 'globs' },
    default: [],
    scope: 'resource',
    description:
      'Glob patterns of files to ignore, even while open, relative to each workspace folder. `#files.exclude#`, `#search.exclude#` and `.gitignore` also apply.',
  },
  {
    key: 'scan.onStart',
    schema: { type: 'boolean' },
    default: true,
    scope: 'window',
    description: 'Scan the workspace in the background when it opens. Open documents are always checked.',
  },
  {
    key: 'diagnostics.delay',
    schema: { type: 'number', minimum: 0, maximum: 5000 },
    default: 150,
    scope: 'resource',
    description: 'Milliseconds to wait after a keystroke before checking a document again.',
  },
  {
    key: 'codeLens.enabled',
    schema: { type: 'boolean' },
    default: false,
    scope: 'resource',
    description: 'Show above a line how long its models are still served, and what their aliases mean.',
  },
  {
    key: 'inlayHints.enabled',
    schema: { type: 'boolean' },
    default: false,
    scope: 'resource',
    description:
      'Show behind an id how long its model is still served, and what its alias means, where `#editor.inlayHints.enabled#` allows hints.',
  },
  {
    key: 'catalog.url',
    schema: { type: 'text' },
    default: '',
    scope: 'application',
    description:
      'URL of a newer model catalog (`https://…/catalog.json`, with its SHA-256 at the same URL plus `.sha256`). The command *Update Catalog* fetches it, once you have allowed its host. If empty, the bundled catalog is used and no host is contacted.',
  },
  {
    key: 'catalog.update',
    schema: { type: 'choice', values: ['off', 'auto'] },
    default: 'off',
    scope: 'application',
    description:
      '`off`: a newer catalog is fetched only by the command. `auto`: also when the one in use is older than 30 days, from a host that `#modelkeel.network.hosts#` always allows. Never from an untrusted folder.',
  },
  {
    key: 'network.hosts',
    schema: { type: 'hosts', values: ['always', 'never'] },
    default: {},
    scope: 'application',
    description:
      'Hosts that Modelkeel may ask (`always`) or must not ask (`never`) about public names of models and datasets. No other host is contacted until you allow it. No host is ever contacted from an untrusted folder.',
  },
  {
    key: 'network.hubEndpoint',
    schema: { type: 'address' },
    default: HUB_DEFAULT,
    scope: 'application',
    description: 'URL of the Hugging Face Hub, or of a mirror with the same API.',
  },
  {
    key: 'rules',
    schema: { type: 'rules', defaults: RULES },
    default: {},
    scope: 'resource',
    description: 'Severity of each rule, or `off`. [What each of them says](command:modelkeel.showRule)',
  },
  {
    key: 'today',
    schema: { type: 'day' },
    default: '',
    scope: 'window',
    description: 'Answer as of this date (YYYY-MM-DD) instead of today, for reproducible reviews.',
  },
];
