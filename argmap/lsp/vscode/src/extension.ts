// Starts the language server when the first map is opened, and offers the preview and the tasks.

import * as vscode from "vscode";
import { CloseAction, ErrorAction, LanguageClient, State } from "vscode-languageclient/node";
import { explainFailure, lastWords, startArgmap } from "./command";
import { isMap, LANGUAGES } from "./maps";
import { Previews } from "./preview";
import { tasks } from "./tasks";

let client: LanguageClient | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel("argmap", { log: true });
  const previews = new Previews();
  const start = (): void => {
    client = languageClient(output);
    client.start().catch((error) => explainFailure(error instanceof Error ? error.message : String(error)));
  };
  const see = (document: vscode.TextDocument | undefined): void => {
    if (document && !client && isMap(document)) start();
    const shown = vscode.window.activeTextEditor?.document;
    if (!document || document === shown)
      void vscode.commands.executeCommand("setContext", "argmap.isMap", shown !== undefined && isMap(shown));
  };
  const restart = async (): Promise<void> => {
    const old = client;
    client = undefined;
    await old?.dispose().catch(() => undefined);
    start();
  };
  context.subscriptions.push(
    output,
    previews,
    vscode.workspace.onDidOpenTextDocument(see),
    vscode.workspace.onDidChangeTextDocument((change) => see(change.document)),
    vscode.window.onDidChangeActiveTextEditor((editor) => see(editor?.document)),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (client && change.affectsConfiguration("argmap.command")) void restart();
    }),
    vscode.commands.registerCommand("argmap.restart", restart),
    vscode.commands.registerCommand("argmap.openPreview", async (uri?: vscode.Uri) => {
      const map = uri ?? vscode.window.activeTextEditor?.document.uri;
      if (map?.scheme === "file") return previews.open(map);
      await vscode.window.showInformationMessage("Save the map as a file first; the preview shows what is saved.");
    }),
    vscode.tasks.registerTaskProvider("argmap", tasks),
  );
  vscode.workspace.textDocuments.forEach(see);
}

export async function deactivate(): Promise<void> {
  await client?.dispose().catch(() => undefined);
}

function languageClient(output: vscode.LogOutputChannel): LanguageClient {
  let words = (): string => "";
  let runs = false;
  const made = new LanguageClient(
    "argmap", "argmap",
    async () => {
      const server = await startArgmap(["lsp"]);
      words = lastWords(server);
      server.stderr?.on("data", (part: Buffer) => output.info(part.toString().trimEnd()));
      return server;
    },
    {
      documentSelector: ["file", "untitled"].flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
      outputChannel: output,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue }),
        // a server that never ran is not started again and again
        closed: () => ({ action: runs ? CloseAction.Restart : CloseAction.DoNotRestart, handled: !runs }),
      },
      initializationFailedHandler: (error) => {
        void explainFailure(words() || error.message);
        return false;
      },
    },
  );
  made.onDidChangeState(({ newState }) => (runs ||= newState === State.Running));
  return made;
}
