import * as vscode from 'vscode';
import type { InventoryComponent } from '../protocol/inventory.ts';
import type { Inventory } from './inventory.ts';
import { isMovable } from './tree-items.ts';

/** Asks for one of the components in live use: of all for their details, of models for a migration. null where none was chosen. */
export async function chooseLive(inventory: Inventory, purpose: 'details' | 'migrate'): Promise<string | null> {
  const { components, occurrences } = inventory.view();
  const isLive = ({ id }: InventoryComponent): boolean =>
    occurrences(id).some(({ reference }) => reference.use !== 'listed');
  const wanted = components.filter((component) => isLive(component) && (purpose === 'details' || isMovable(component)));
  if (wanted.length === 0) {
    void vscode.window.showInformationMessage(
      purpose === 'details'
        ? vscode.l10n.t('Modelkeel: this workspace names no model or package that is known of so far.')
        : vscode.l10n.t('Modelkeel: this workspace names no model that is known of so far.'),
    );
    return null;
  }
  const items = wanted
    .toSorted((a, b) => Number(!isModel(a)) - Number(!isModel(b)))
    .map(({ id, name, platform, lifecycle }) => ({
      id,
      label: name,
      description: [platform, ...(lifecycle?.retires == null ? [] : [lifecycle.retires])].join(' · '),
    }));
  const title = purpose === 'details' ? vscode.l10n.t('Show Details of') : vscode.l10n.t('Migrate Which Model?');
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.id ?? null;
}

function isModel({ kind }: InventoryComponent): boolean {
  return kind === 'model' || kind === 'embedding-model';
}
