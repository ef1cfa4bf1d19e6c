import type { RuleId } from '../core/model/finding.ts';
/** Commands: those of a client that the server may name, and those of the server. */

/** Commands of a client that cards and quick fixes may name, with their arguments. */
export interface ClientCommands {
  /** `uri, fingerprint, title` */
  readonly 'modelkeel.applyFix': readonly [string, string, string];
  /** `uri, fingerprint`, and the scope: asks for a reason, then `modelkeel/suppress`. */
  readonly 'modelkeel.suppress': readonly [string, string] | readonly [string, string, 'file'];
  /** A component. */
  readonly 'modelkeel.showInInventory': readonly [string];
  /** The text and the platform of `ExplainParams`. */
  readonly 'modelkeel.explain': readonly [string, string | null];
  /** A rule, and the document; null: the whole workspace. */
  readonly 'modelkeel.fixRule': readonly [RuleId, string | null];
  /** A rule: from then on it says nothing in this workspace. */
  readonly 'modelkeel.turnOff': readonly [RuleId];
  /** A component. */
  readonly 'modelkeel.lookUp': readonly [string];
  /** A component. */
  readonly 'modelkeel.showDetails': readonly [string];
  /** A component. */
  readonly 'modelkeel.migrate': readonly [string];
  /** A package URL. */
  readonly 'modelkeel.copyPurl': readonly [string];
}
export type ClientCommand = keyof ClientCommands;

/** What any client can have carried out with `workspace/executeCommand`. What is said to a person is shown as a message as well. */
export const SERVER_COMMANDS = {
  /** No arguments: scans all files, with progress. Returns `ScanResult`. */
  scan: 'modelkeel.server.scan',
  /** `uri, fingerprint, title`: applies one fix. */
  fix: 'modelkeel.server.fix',
  /** `uri`: applies the preferred fixes of a document. */
  fixDocument: 'modelkeel.server.fixDocument',
  /** `uri, fingerprint, reason`: writes the comment that silences a finding. */
  suppress: 'modelkeel.server.suppress',
  /** `text, platform?`: everything known of a model or package, as Markdown. */
  explain: 'modelkeel.server.explain',
  /** `component`, or `uri, position`: looks it up online. Returns `LookUpResult`. */
  lookUp: 'modelkeel.server.lookUp',
  /** Clears cached answers, including those on disk. */
  forgetAnswers: 'modelkeel.server.forgetAnswers',
  /** Fetches a newer catalog. Returns `CatalogUpdate`. */
  updateCatalog: 'modelkeel.server.updateCatalog',
} as const;
