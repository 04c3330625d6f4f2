// The live page of a map in a panel: `argmap serve` in a frame. The server ends with its panel.

import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import * as vscode from "vscode";
import { explainFailure, lastWords, startArgmap, StartError } from "./command";

const ADDRESS = /^(http:\/\/127\.0\.0\.1:\d+)\/#([\w-]+)$/m;
const PATIENCE = 30_000;
// all that the frame stands in: the page of a panel, and the window around it
const FRAMES = ["vscode-webview:", "vscode-file:"].flatMap((scheme) => ["--frame-ancestor", scheme]);
const IN_BROWSER = "VS Code in a browser cannot show the live page. Run “argmap serve” on the machine in front of you.";
const ELSEWHERE =
  "The live page answers only at its own port, which is taken on this machine. Free that port, and open the preview again.";

export class Previews implements vscode.Disposable {
  private readonly panels = new Map<string, vscode.WebviewPanel>();

  async open(uri: vscode.Uri): Promise<void> {
    const file = uri.fsPath;
    const shown = this.panels.get(file);
    if (shown) return shown.reveal();
    if (vscode.env.uiKind === vscode.UIKind.Web) return void vscode.window.showInformationMessage(IN_BROWSER);
    const panel = vscode.window.createWebviewPanel(
      "argmap.preview", `Preview ${basename(file)}`, vscode.ViewColumn.Beside, { enableScripts: true, retainContextWhenHidden: true },
    );
    this.panels.set(file, panel);
    let server: ChildProcess | undefined;
    let isOpen = true;
    panel.onDidDispose(() => {
      isOpen = false;
      this.panels.delete(file);
      server?.kill();
    });
    panel.webview.onDidReceiveMessage((message: { argmapLine?: unknown } | undefined) => {
      const line = Number(message?.argmapLine) - 1;
      if (!Number.isSafeInteger(line) || line < 0) return;
      const selection = new vscode.Range(line, 0, line, 0);
      void vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One, selection });
    });
    try {
      panel.webview.html = page("Starting argmap …");
      server = await startArgmap(["serve", file, "--no-browser", "--end-with-input", ...FRAMES]);
      if (!isOpen) return void server.kill();
      const [own, token] = await addressOf(server);
      server.once("exit", () => isOpen && (panel.webview.html = page("The live page has ended. Close this panel, and open the preview again.")));
      const outside = new URL((await vscode.env.asExternalUri(vscode.Uri.parse(own))).toString(true));
      // through a tunnel the page has a name of this machine again, which it must be called by
      const isHere = ["127.0.0.1", "localhost"].includes(outside.hostname) && outside.port === new URL(own).port;
      if (isOpen) panel.webview.html = isHere ? page("", `${outside.origin}/#${token}`) : page(ELSEWHERE);
    } catch (error) {
      if (!isOpen) return;
      panel.dispose();
      await explainFailure(error instanceof StartError ? error.message : `the preview failed: ${error}`);
    }
  }

  dispose(): void {
    for (const panel of [...this.panels.values()]) panel.dispose();
  }
}

/** The address and the token of a server, from its first line. */
function addressOf(server: ChildProcess): Promise<[string, string]> {
  const words = lastWords(server);
  return new Promise((resolve, reject) => {
    let text = "";
    const clock = setTimeout(() => { server.kill(); reject(new StartError("the live page did not start in time")); }, PATIENCE);
    server.stdout?.on("data", (part: Buffer) => {
      if (text.length < 10_000) text += part.toString();
      const [, address, token] = ADDRESS.exec(text) ?? [];
      if (!address || !token) return;
      clearTimeout(clock);
      resolve([address, token]);
    });
    server.once("close", () => { clearTimeout(clock); reject(new StartError(words() || "the live page ended at once")); });
  });
}

/** A sentence, or a frame with the live page, whose messages are handed on. */
export function page(words: string, address = ""): string {
  const origin = address && new URL(address).origin;
  const nonce = randomUUID();
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'${origin && `; frame-src ${origin}`}`;
  const frame = `<iframe src="${address}" title="argmap" allow="clipboard-write"></iframe><script nonce="${nonce}">
const editor = acquireVsCodeApi(); addEventListener("message", (event) => { if (event.origin === "${origin}") editor.postMessage(event.data); });
</script>`;
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<title>argmap</title><style nonce="${nonce}">html, body { height: 100%; margin: 0; padding: 0; overflow: hidden } p { padding: 1em }
iframe { display: block; width: 100%; height: 100%; border: 0 }</style></head><body>${address ? frame : `<p>${words}</p>`}</body></html>`;
}
