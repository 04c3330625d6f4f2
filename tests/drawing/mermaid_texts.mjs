// Reads charts (a JSON list in the file named first) with Mermaid's own parser, installed in the folder named second.
// Prints, for each, what is wrong with it, or the texts of its boxes by name.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [file, folder] = process.argv.slice(2);
const from = createRequire(join(folder, "package.json"));
const load = (name) => import(pathToFileURL(from.resolve(name)).href);
const { JSDOM } = await load("jsdom");
globalThis.window = new JSDOM("").window; // the parser cleans texts with the page's own means
globalThis.document = window.document;
const { default: mermaid } = await load("mermaid/dist/mermaid.core.mjs");
mermaid.initialize({ startOnLoad: false, maxEdges: 1e5, maxTextSize: 1e7 });
const found = [];
for (const chart of JSON.parse(readFileSync(file, "utf8"))) {
  try {
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(chart);
    const boxes = [...db.getVertices().values()].map(({ id, text }) => [id, text]);
    found.push({ wrong: "", boxes: Object.fromEntries(boxes), lines: db.getEdges().length });
  } catch (error) {
    found.push({ wrong: String(error.message ?? error), boxes: {}, lines: 0 });
  }
}
process.stdout.write(JSON.stringify(found), () => process.exit(0));
