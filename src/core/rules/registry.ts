import { deprecatedModel } from './deprecated-model.ts';
import { endedPackage } from './ended-package.ts';
import { floatingModel } from './floating-model.ts';
import { incompatiblePackages } from './incompatible-packages.ts';
import { licenseConflict } from './license-conflict.ts';
import { providerMismatch } from './provider-mismatch.ts';
import { redirectedModel } from './redirected-model.ts';
import { removedSdkApi } from './removed-sdk-api.ts';
import { renamedModel } from './renamed-model.ts';
import { retiredApi } from './retired-api.ts';
import { retiredModel } from './retired-model.ts';
import { retiringModel } from './retiring-model.ts';
import type { ObservationRule, Rule } from './rule.ts';
import { unsupportedParameter } from './unsupported-parameter.ts';
import { unknownModel } from './unknown-model.ts';
import { unpinnedRevision } from './unpinned-revision.ts';
import { vulnerablePackage } from './vulnerable-package.ts';

/** All rules, in the order their findings are shown for one place. */
export const rules: readonly (Rule | ObservationRule)[] = [
  retiredModel,
  redirectedModel,
  retiringModel,
  deprecatedModel,
  retiredApi,
  providerMismatch,
  unsupportedParameter,
  unknownModel,
  unpinnedRevision,
  renamedModel,
  licenseConflict,
  vulnerablePackage,
  endedPackage,
  removedSdkApi,
  incompatiblePackages,
  floatingModel,
];
