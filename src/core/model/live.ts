import type { HubCard, HubRepository } from './hub.ts';
import type { ListedModel } from './listed-model.ts';
import type { Fetched } from './online.ts';
import type { Advisory, PackageState, PulledModel, RegistryManifest } from './registries.ts';

/** What one source says of a component now. */
export type LiveSection =
  | {
      readonly kind: 'hub';
      readonly repository: Fetched<HubRepository>;
      /** null where there is none, or where nobody asked for it. */
      readonly card: Fetched<HubCard> | null;
    }
  /** The platform's own list of models; `absent`: the list does not hold it. */
  | { readonly kind: 'list'; readonly platform: string; readonly model: Fetched<ListedModel> }
  /** The registry that a tag is pulled from. */
  | { readonly kind: 'registry'; readonly registry: string; readonly manifest: Fetched<RegistryManifest> }
  /** The registry of a package, and OSV; null where there is nobody to ask, or nothing to ask about. */
  | {
      readonly kind: 'package';
      readonly registry: string;
      readonly state: Fetched<PackageState> | null;
      readonly advisories: Fetched<readonly Advisory[]> | null;
    }
  /** The user's own server of models; `absent`: it was not pulled there. */
  | { readonly kind: 'pulled'; readonly server: string; readonly model: Fetched<PulledModel> };
