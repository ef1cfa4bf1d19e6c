import * as vscode from 'vscode';
import type { Inventory } from './inventory.ts';

/** What a report of a bug needs, and nothing of the code: no names, no paths. */
function bugReport({ extension }: vscode.ExtensionContext, inventory: Inventory): string {
  const { scan, catalog, online, action, unread } = inventory.status();
  const { version } = extension.packageJSON as { readonly version: string };
  const notes = new Map<string, number>();
  for (const { notes: own } of inventory.view().documents)
    for (const { kind } of own) notes.set(kind, (notes.get(kind) ?? 0) + 1);
  const kinds = [...notes].map(([kind, count]) => `${kind} ${String(count)}`).join(', ');
  const files = scan.kind === 'done' ? `${String(scan.files)} files` : scan.kind;
  return [
    '### What happens, and what should happen',
    '',
    '',
    '### How to see it',
    '',
    '',
    '### Where',
    '',
    `- Modelkeel ${version}, ${catalog ?? 'catalog not read'}, ${online ? 'online' : 'offline'}`,
    `- ${vscode.env.appName} ${vscode.version}, ${hostOf()}, ${vscode.workspace.isTrusted ? 'trusted' : 'not trusted'}`,
    `- Scan: ${files}; ${String(inventory.view().components.length)} components, ${String(action)} need action, ${String(unread)} files not read`,
    `- Notes: ${kinds === '' ? 'none' : kinds}`,
    '',
    'The output channel “Modelkeel” says more. Look through it for paths before you add it.',
    '',
  ].join('\n');
}

function hostOf(): string {
  const remote = vscode.env.remoteName === undefined ? '' : `, remote ${vscode.env.remoteName}`;
  return `${vscode.env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop'}${remote}`;
}

/** Opens the editor's own form with all that is known; copies it where the extension has no address for issues. */
export async function reportIssue(context: vscode.ExtensionContext, inventory: Inventory): Promise<void> {
  const body = bugReport(context, inventory);
  const { bugs } = context.extension.packageJSON as { readonly bugs?: unknown };
  if (bugs !== undefined) {
    const extensionId = context.extension.id;
    await vscode.commands.executeCommand('workbench.action.openIssueReporter', { extensionId, issueBody: body });
    return;
  }
  await vscode.env.clipboard.writeText(body);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Modelkeel: a report with all that is known was copied; paste it into a new issue.'),
  );
}
