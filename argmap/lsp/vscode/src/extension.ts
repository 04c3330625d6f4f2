// Starts the language server when the first map is opened, and offers the preview and the tasks.

import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import * as vscode from "vscode";
import { CloseAction, ErrorAction, LanguageClient, State, type ErrorHandler } from "vscode-languageclient/node";
import { explainFailure, lastWords, startArgmap } from "./command";
import { isMap, LANGUAGES } from "./maps";
import { Previews } from "./preview";
import { tasks } from "./tasks";

let client: LanguageClient | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel("argmap", { log: true });
  const previews = new Previews();
  const see = (document: vscode.TextDocument | undefined): void => {
    if (document && !client && isMap(document)) client = startClient(output);
    const shown = vscode.window.activeTextEditor?.document;
    if (!document || document === shown)
      void vscode.commands.executeCommand("setContext", "argmap.isMap", shown !== undefined && isMap(shown));
  };
  const restart = async (): Promise<void> => {
    await client?.dispose().catch(() => undefined);
    client = startClient(output);
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

/** Keeps to the log until its server runs: what went wrong before is said in the words of the server. */
class Client extends LanguageClient {
  runs = false;

  override error(message: string, data?: unknown, show?: boolean | "force"): void {
    super.error(message, data, this.runs && show);
  }
}

/** Starts a client; says why when its server cannot be started, or ends before it has answered. */
function startClient(output: vscode.LogOutputChannel): LanguageClient {
  let words = (): string => "";
  let end: Promise<unknown> = Promise.resolve();
  let usual: ErrorHandler | undefined;
  const made: Client = new Client(
    "argmap", "argmap",
    async () => {
      const server = await startArgmap(["lsp"]);
      words = lastWords(server);
      end = once(server, "close");
      server.stderr?.on("data", (part: Buffer) => output.info(part.toString().trimEnd()));
      return server;
    },
    {
      documentSelector: ["file", "untitled"].flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
      outputChannel: output,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        // a server that ends at once would do so again
        closed: () =>
          made.runs ? (usual ??= made.createDefaultErrorHandler()).closed() : { action: CloseAction.DoNotRestart, handled: true },
      },
      initializationFailedHandler: () => false,
    },
  );
  made.onDidChangeState(({ newState }) => (made.runs ||= newState === State.Running));
  made.start().catch(async (error: Error) => {
    await Promise.race([end, setTimeout(2000)]);
    await explainFailure(words() || error.message);
  });
  return made;
}
