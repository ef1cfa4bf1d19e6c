import type { RuleId } from '../model/finding.ts';
import { deadChoice } from './dead-choice.ts';
import { deniedComponent } from './denied-component.ts';
import { deprecatedModel } from './deprecated-model.ts';
import { embeddingMismatch } from './embedding-mismatch.ts';
import { endedPackage } from './ended-package.ts';
import { floatingModel } from './floating-model.ts';
import { gatedModel } from './gated-model.ts';
import { hardcodedCredential } from './hardcoded-credential.ts';
import { incompatiblePackages } from './incompatible-packages.ts';
import { insecureEndpoint } from './insecure-endpoint.ts';
import { licenseConflict } from './license-conflict.ts';
import { lockDrift } from './lock-drift.ts';
import { missingLicense } from './missing-license.ts';
import { mutableTag } from './mutable-tag.ts';
import { noncommercialLicense } from './noncommercial-license.ts';
import { notLocked } from './not-locked.ts';
import { providerMismatch } from './provider-mismatch.ts';
import { redirectedModel } from './redirected-model.ts';
import { remoteCode } from './remote-code.ts';
import { removedSdkApi } from './removed-sdk-api.ts';
import { renamedModel } from './renamed-model.ts';
import { restrictedLicense } from './restricted-license.ts';
import { retiredApi } from './retired-api.ts';
import { retiredModel } from './retired-model.ts';
import { retiringModel } from './retiring-model.ts';
import type { ObservationRule, Rule, WorkspaceRule } from './rule.ts';
import { unevaluatedModel } from './unevaluated-model.ts';
import { unexplainedSuppression } from './unexplained-suppression.ts';
import { unknownModel } from './unknown-model.ts';
import { unpinnedDataset } from './unpinned-dataset.ts';
import { unpinnedMcpServer } from './unpinned-mcp-server.ts';
import { unpinnedPackage } from './unpinned-package.ts';
import { unpinnedPrompt } from './unpinned-prompt.ts';
import { unpinnedRevision } from './unpinned-revision.ts';
import { unreachableModel } from './unreachable-model.ts';
import { unsafeSerialization } from './unsafe-serialization.ts';
import { unsupportedParameter } from './unsupported-parameter.ts';
import { unusedSuppression } from './unused-suppression.ts';
import { vulnerablePackage } from './vulnerable-package.ts';

/** All rules, in the order their findings are shown for one place. */
export const rules: readonly (Rule | ObservationRule | WorkspaceRule)[] = [
  retiredModel,
  redirectedModel,
  retiringModel,
  deprecatedModel,
  retiredApi,
  unreachableModel,
  providerMismatch,
  unsupportedParameter,
  embeddingMismatch,
  unknownModel,
  remoteCode,
  unsafeSerialization,
  unpinnedRevision,
  unpinnedDataset,
  unpinnedPrompt,
  unpinnedMcpServer,
  mutableTag,
  renamedModel,
  licenseConflict,
  noncommercialLicense,
  restrictedLicense,
  missingLicense,
  gatedModel,
  vulnerablePackage,
  endedPackage,
  removedSdkApi,
  incompatiblePackages,
  unpinnedPackage,
  hardcodedCredential,
  insecureEndpoint,
  floatingModel,
  deadChoice,
  unevaluatedModel,
  deniedComponent,
  lockDrift,
  notLocked,
  unexplainedSuppression,
  unusedSuppression,
];

/** The ids of all rules, in that order. */
export const ruleIds: readonly RuleId[] = rules.map(({ id }) => id);
