// The argmap command of this machine: which one to run, and what to say when it is not there.

import { spawn, type ChildProcess } from "node:child_process";
import { homedir } from "node:os";
import * as vscode from "vscode";

const FOLDER = "${workspaceFolder}";

/** The command of the settings; in a folder that is not trusted, never one that lies in the folder. */
export function argmapCommand(): string {
  const command = vscode.workspace.getConfiguration("argmap").get("command", "").trim() || "argmap";
  if (!command.includes(FOLDER)) return command;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  return vscode.workspace.isTrusted && folder ? command.replaceAll(FOLDER, folder) : "argmap";
}

/** Starts argmap; the promise fails with a `StartError` when there is no such command. */
export function startArgmap(args: string[]): Promise<ChildProcess> {
  const command = argmapCommand();
  return new Promise((resolve, reject) => {
    // not the folder of the map: Windows would look for the command there first
    const child = spawn(command, args, { cwd: homedir(), windowsHide: true });
    child.once("spawn", () => resolve(child));
    child.once("error", (error: NodeJS.ErrnoException) =>
      reject(new StartError(error.code === "ENOENT" ? `there is no command '${command}'` : error.message)));
  });
}

export class StartError extends Error {}

/** Says why argmap does not run, and how to get it. */
export async function explainFailure(why: string): Promise<void> {
  const settings = "Open Settings";
  const choice = await vscode.window.showErrorMessage(
    `argmap does not run: ${why}. The extension needs argmap with its extras lsp and serve; the setting argmap.command names it.`,
    settings,
  );
  if (choice === settings) await vscode.commands.executeCommand("workbench.action.openSettings", "argmap.command");
}

/** The last line that a process has written to its standard error, as it ends. */
export function lastWords(child: ChildProcess): () => string {
  let text = "";
  child.stderr?.on("data", (part: Buffer) => (text = (text + part.toString()).slice(-4000)));
  return () => text.trim().split("\n").at(-1)?.trim() ?? "";
}
