import * as vscode from 'vscode';

/** As package.json names it. */
const PROVIDER = 'modelkeel';

/**
 * Offers the MCP server of the command line to the editor's agents, one for each folder on this machine. It is started by the
 * editor when an agent wants it; it reads only.
 */
export function offerMcpServers(context: vscode.ExtensionContext): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const version = (context.extension.packageJSON as { readonly version: string }).version;
  return vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      changed.fire();
    }),
    vscode.lm.registerMcpServerDefinitionProvider(PROVIDER, {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions: () => definitions(context.asAbsolutePath('dist/cli.js'), version),
    }),
  );
}

function definitions(program: string, version: string): vscode.McpStdioServerDefinition[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  return folders.map(
    ({ name, uri }) =>
      new vscode.McpStdioServerDefinition(
        folders.length > 1 ? `Modelkeel (${name})` : 'Modelkeel',
        // The editor's own Node, which is there.
        process.execPath,
        [program, 'mcp', uri.fsPath],
        { ELECTRON_RUN_AS_NODE: '1' },
        version,
      ),
  );
}
