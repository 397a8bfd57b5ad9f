// Checks results against the published schema: node validate-results.mjs FOLDER. Names each file that does not fit.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";

const schema = JSON.parse(readFileSync(new URL("../schemas/summary-result.schema.json", import.meta.url), "utf8"));
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, validateFormats: false }).compile(schema);
const files = readdirSync(process.argv[2], { recursive: true, withFileTypes: true }).filter(entry => entry.isFile() && entry.name.endsWith(".json"));
let wrong = 0;
for (const entry of files) {
  const path = join(entry.parentPath, entry.name);
  if (!validate(JSON.parse(readFileSync(path, "utf8")))) {
    wrong++;
    console.error(`${path}: ${validate.errors.slice(0, 3).map(error => `${error.instancePath} ${error.message}`).join("; ")}`);
  }
}
console.log(`${files.length - wrong} of ${files.length} results fit the schema.`);
process.exit(files.length > 0 && wrong === 0 ? 0 : 1);
