// Tasks that run `argmap validate`: one that checks the whole folder is there without being written.

import * as vscode from "vscode";
import { argmapCommand } from "./command";

interface Checking extends vscode.TaskDefinition {
  paths: string[];
  options?: string[];
}

function checking(definition: Checking, scope: vscode.WorkspaceFolder | vscode.TaskScope): vscode.Task {
  const args = ["validate", "--format", "text", ...(definition.options ?? []), "--", ...definition.paths];
  const run = new vscode.ProcessExecution(argmapCommand(), args);
  const task = new vscode.Task(definition, scope, `validate ${definition.paths.join(" ")}`, "argmap", run, "$argmap");
  task.group = vscode.TaskGroup.Test;
  return task;
}

export const tasks: vscode.TaskProvider = {
  provideTasks: () =>
    (vscode.workspace.workspaceFolders ?? []).map((folder) => checking({ type: "argmap", paths: ["."] }, folder)),
  resolveTask: (task) => checking(task.definition as Checking, task.scope as vscode.WorkspaceFolder),
};
