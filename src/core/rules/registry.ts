import { deprecatedModel } from './deprecated-model.ts';
import { floatingModel } from './floating-model.ts';
import { licenseConflict } from './license-conflict.ts';
import { providerMismatch } from './provider-mismatch.ts';
import { redirectedModel } from './redirected-model.ts';
import { renamedModel } from './renamed-model.ts';
import { retiredModel } from './retired-model.ts';
import { retiringModel } from './retiring-model.ts';
import type { Rule } from './rule.ts';
import { unsupportedParameter } from './unsupported-parameter.ts';
import { unknownModel } from './unknown-model.ts';
import { unpinnedRevision } from './unpinned-revision.ts';
import { vulnerablePackage } from './vulnerable-package.ts';

/** All rules, in the order their findings are shown for one place. */
export const rules: readonly Rule[] = [
  retiredModel,
  redirectedModel,
  retiringModel,
  deprecatedModel,
  providerMismatch,
  unsupportedParameter,
  unknownModel,
  unpinnedRevision,
  renamedModel,
  licenseConflict,
  vulnerablePackage,
  floatingModel,
];
