// Prints what the tests of infra/ look at, as one JSON: node read.mjs ROOT [SCHEMA of azure.yaml]
import fs from 'node:fs';
import { register } from 'node:module';
import path from 'node:path';
import Ajv from 'ajv/dist/2019.js';
import { parse } from 'yaml';
import { readBicep } from './bicep.mjs';

register('./json-imports.mjs', import.meta.url);
const { NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');

const [root, schema] = process.argv.slice(2);
const inRoot = (...parts) => path.join(root, ...parts);
const files = (folder, extension) => fs.readdirSync(inRoot(folder)).filter((file) => file.endsWith(extension)).map((file) => `${folder}/${file}`);
const each = (names, read) => Object.fromEntries(names.map((name) => [name, read(name)]));

async function readAzure() {
  const value = parse(fs.readFileSync(inRoot('azure.yaml'), 'utf8'));
  if (!schema) {
    return { value };
  }
  // What azd's extensions add has schemas of its own, and nothing of it is used here.
  const ajv = new Ajv({ strict: false, allErrors: true, loadSchema: async () => ({}) });
  const validate = await ajv.compileAsync(JSON.parse(fs.readFileSync(schema, 'utf8')));
  return { value, faults: validate(value) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message}`) };
}

function readWorkflow(name) {
  const content = fs.readFileSync(inRoot(name), 'utf8');
  const { context } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  return { faults: context.errors.getErrors().map((error) => error.message), value: parse(content) };
}

console.log(JSON.stringify({
  bicep: each([...files('infra', '.bicep'), ...files('infra/app', '.bicep')], (name) => readBicep(inRoot(name))),
  azure: await readAzure(),
  workflows: each(files('.github/workflows', '.yml'), readWorkflow),
}));
