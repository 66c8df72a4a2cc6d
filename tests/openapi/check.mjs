// Says, a line for each line that comes in, what is wrong with it: the first time with the document itself, by the schema of
// OpenAPI 3.1; then with each {"pointer","value"}, by the schema that the pointer leads to. It ends with the tests that started it.
import { createInterface } from "node:readline";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

// Strict: a keyword that is none, as a misspelt one, is an error.
const ajv = new Ajv({ allErrors: true, strictTypes: false });
addFormats(ajv);

let document;
for await (const line of createInterface({ input: process.stdin })) {
  const told = JSON.parse(line);
  process.stdout.write(JSON.stringify(document ? check(told) : await open(told)) + "\n");
}

async function open(told) {
  document = told;
  ajv.addVocabulary(Object.keys(document));
  ajv.addSchema({ ...document, $id: "document" });
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  return valid ? [] : [errors].flat().map((error) => `${error.instancePath ?? ""} ${error.message ?? error}`);
}

function check({ pointer, value }) {
  const validate = ajv.compile(JSON.parse(JSON.stringify(at(pointer)).replaceAll('"$ref":"#/', '"$ref":"document#/')));
  return validate(value) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}

function at(pointer) {
  const names = pointer.split("/").slice(1).map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
  return names.reduce((node, name) => node[name], document);
}
