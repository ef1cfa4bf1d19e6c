import type { IdGrammar, SubjectKind, Use } from '../model/reference.ts';

/**
 * Facts about the configuration files of one tool, as data. A table knows no format: YAML, JSON, TOML and flat files all
 * give settings, and a pattern is matched against the keys on the way to a value.
 *
 * **Setting patterns** are keys divided by dots: `model_list[].litellm_params.model`. `[]` behind a key is any item of its
 * list, `*` is any one key, `**` any run of keys and items (also none), `{a,b}` are alternatives, `azurerm_*` any key that starts so, `*_id` one
 * that ends so. A key of a
 * document that holds dots counts as several. Case, `-` and `_` do not count, as tools read `model-name` and `modelName`
 * alike.
 */
export type SettingPattern = string;

/**
 * A setting beside the one that names a component, from the table it stands in: `provider`, `litellm_params.api_base`,
 * `../type` (each `../` is one key or item outwards), `/kind` (from the root of the document).
 */
export type SettingNear = string;

/** Which documents a table is about. All that is said must hold. */
export interface DocumentSpec {
  /** Globs for the end of the path: `docker-compose*.{yml,yaml}`, `.github/workflows/*.yml`; `*` stays in one folder. */
  readonly files?: readonly string[];
  /** Settings that must be there, each with the text that its value must have. */
  readonly has?: readonly { readonly path: SettingPattern; readonly text?: RegExp }[];
}

/** One way an id is written in a setting. */
export interface WrittenForm {
  /** Its group `id`, or the first, is the id; what stands around it is left out of the reference. A group `provider` names who serves. */
  readonly pattern: RegExp;
  readonly provider?: string;
  readonly grammar?: IdGrammar;
  readonly subject?: SubjectKind;
}

/** One setting that names a component. */
export interface SettingSpec {
  /** `model`; the detector id is `<table>/<id>`. */
  readonly id: string;
  readonly subject: SubjectKind;
  readonly paths: readonly SettingPattern[];
  /** Default `config`. */
  readonly use?: Use;
  /** Who serves it, unless the text or a setting beside it tells. */
  readonly provider?: string;
  /** Settings beside it that name the provider; the first that is there counts. */
  readonly providerIn?: readonly SettingNear[];
  /** Which providers the texts of those mean; others are read as SDKs name providers. */
  readonly providers?: readonly (readonly [text: RegExp, provider: string])[];
  /** True where a key on the way names the provider (`spring.ai.openai.chat.options.model`); `providers` counts here too. */
  readonly providerKey?: boolean;
  /** Default `guess` without a provider, else `native`. */
  readonly grammar?: IdGrammar;
  readonly revision?: SettingNear;
  /** Addresses beside it that decide who serves; the first that is there counts. */
  readonly endpoint?: readonly SettingNear[];
  /** Settings beside it that must be there with this text; without a text, be there at all. */
  readonly where?: readonly { readonly at: SettingNear; readonly text?: RegExp }[];
  /** How ids are written; a text of no form is no id. Without it the whole text is the id. */
  readonly written?: readonly WrittenForm[];
  /** What a text of no form is: left to other settings and conventions (`next`), or known to name nothing (default). */
  readonly otherwise?: 'next';
  /** What stands between ids where one text holds several (`org/a+org/b`). */
  readonly joinedBy?: RegExp;
  /** True where any text may stand, so that it must look like an id. */
  readonly mayBeOther?: boolean;
  /** True where the key itself is the id, whatever its value. */
  readonly key?: boolean;
}

/** A setting that holds a command line: one string for a shell, or a list of words. */
export interface CommandSetting {
  readonly paths: readonly SettingPattern[];
  /** The image whose entry point gets the words. */
  readonly image?: SettingNear;
  /** Where this is there, its words stand first and replace the entry point of the image. */
  readonly entrypoint?: SettingNear;
  /** The program that gets the words, where the tool knows it. */
  readonly program?: string;
  /** Not where this stands beside it. */
  readonly unless?: SettingNear;
}

/** All that is known of the files of one tool. */
export interface ConfigTable {
  readonly id: string;
  /** Address of the documentation the facts come from. */
  readonly documentation: string;
  /** A document is the tool's where one of these holds. */
  readonly documents: readonly DocumentSpec[];
  /** Words one of which stands in any such file that names a component, where its path does not tell. */
  readonly words?: readonly string[];
  readonly settings: readonly SettingSpec[];
  /** Settings that look like those of a model and are none: names of one's own, what is shown. */
  readonly quiet?: readonly SettingPattern[];
  readonly commands?: readonly CommandSetting[];
}
