/** How a model was made from another one, in the Hub's words (https://huggingface.co/docs/hub/model-cards#specifying-a-base-model). */
export type BaseModelRelation = 'finetune' | 'adapter' | 'merge' | 'quantized';

/** What the Hub says of one revision of a repository. */
export interface HubRepository {
  readonly kind: 'model' | 'dataset';
  /** The name it has now; another one than was asked for where it was renamed. */
  readonly id: string;
  /** The commit the revision means, 40 hex digits. */
  readonly commit: string;
  /** ISO date and time; null where not said. */
  readonly lastModified: string | null;
  /** `auto` and `manual`: terms must be accepted first. */
  readonly gated: false | 'auto' | 'manual';
  readonly disabled: boolean;
  readonly license: { readonly id: string; readonly name: string | null; readonly link: string | null } | null;
  readonly baseModels: readonly { readonly id: string; readonly relation: BaseModelRelation | null }[];
  readonly datasets: readonly string[];
  readonly library: string | null;
  readonly pipeline: string | null;
  /** `bytes` is null where the Hub does not say; `sha256` is absent for what it keeps in git itself. */
  readonly files: readonly { readonly path: string; readonly bytes: number | null; readonly sha256?: string }[];
  /** null where no scan is reported. */
  readonly security: {
    readonly done: boolean;
    readonly issues: readonly { readonly path: string; readonly level: string }[];
  } | null;
  /** The repository that replaces it, by its own card. */
  readonly newVersion: string | null;
}

/** What a card speaks of, by its headings; nothing is concluded from its prose. */
export interface HubCard {
  readonly evaluation: boolean;
  readonly biasAndLimitations: boolean;
  readonly trainingData: boolean;
}
