// Reads QTI 2.1 items with Citolab's converter and prints what QTI 3 says is right, item by item.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const entry = path.join(folder, "node_modules/@citolab/qti-convert/dist/qti-converter-node/index.js");
const { convertQti2toQti3 } = await import(pathToFileURL(entry));
const found = [];
for (const item of JSON.parse(fs.readFileSync(file, "utf8"))) {
  const read = await convertQti2toQti3(item);
  const correct = read.match(/<qti-correct-response>(.*?)<\/qti-correct-response>/su);
  const values = correct ? [...correct[1].matchAll(/<qti-value[^>]*>(.*?)<\/qti-value>/gsu)].map((value) => value[1]) : [];
  found.push({ values, interaction: read.match(/<qti-([\w-]+)-interaction/u)?.[1] ?? null });
}
console.log(JSON.stringify(found));
