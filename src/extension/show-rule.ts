import * as vscode from 'vscode';
import { SECTION } from '../protocol/options.ts';
import type { Explanations } from './explanations.ts';

/** Shows the page of a rule: of the one that is named, or of one that the user chooses. */
export async function showRule(
  { extension, explanations }: { readonly extension: vscode.ExtensionContext; readonly explanations: Explanations },
  named: string | null,
): Promise<void> {
  const rules = described(extension.extension.packageJSON);
  const items = Object.entries(rules).map(([label, text]) => ({ label, detail: text.split(' [', 1)[0] ?? '' }));
  const title = vscode.l10n.t('Show Which Rule?');
  const id = named ?? (await vscode.window.showQuickPick(items, { title, matchOnDetail: true }))?.label;
  if (id !== undefined && Object.hasOwn(rules, id)) await explanations.showRule(id);
}

/** What the setting says of each rule, in the language of the editor. */
function described(manifest: unknown): Readonly<Record<string, string>> {
  const { properties } = (manifest as Manifest).contributes.configuration;
  const rules = Object.entries(properties[`${SECTION}.rules`]?.properties ?? {});
  return Object.fromEntries(rules.map(([id, { markdownDescription }]) => [id, markdownDescription]));
}

/** The part of `package.json` that is read here. */
interface Manifest {
  readonly contributes: {
    readonly configuration: {
      readonly properties: Readonly<
        Record<string, { readonly properties?: Readonly<Record<string, { readonly markdownDescription: string }>> }>
      >;
    };
  };
}
