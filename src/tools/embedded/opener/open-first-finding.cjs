// Loaded beside the extension by `npm start` alone: what a newcomer is to see first, the inventory and one finding.
const vscode = require('vscode');

const PATIENCE_MS = 60_000;

exports.activate = async (/** @type {import('vscode').ExtensionContext} */ context) => {
  await vscode.commands.executeCommand('modelkeel.showInventory');
  const listening = vscode.languages.onDidChangeDiagnostics(openFirst);
  const patience = setTimeout(() => listening.dispose(), PATIENCE_MS);
  context.subscriptions.push(listening, { dispose: () => clearTimeout(patience) });
  await openFirst();

  async function openFirst() {
    const found = vscode.languages
      .getDiagnostics()
      .map(([uri, list]) => [uri, list.filter(({ source }) => source === 'Modelkeel')])
      .flatMap(([uri, list]) => list.map((diagnostic) => ({ uri, diagnostic, count: list.length })))
      // A file with several shows more than one with one.
      .sort((a, b) => a.diagnostic.severity - b.diagnostic.severity || b.count - a.count);
    if (!found[0]) return;
    listening.dispose();
    const { uri, diagnostic } = found[0];
    await vscode.window.showTextDocument(uri, { selection: diagnostic.range, preview: false });
  }
};
