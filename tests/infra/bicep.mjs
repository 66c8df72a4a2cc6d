// Bicep as JSON: literals, arrays and objects as what they are, any other expression as its text under "=".
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));

const children = (node) => node.namedChildren.filter((child) => !child.type.endsWith('comment'));
const text = (node) => node.text.slice(1, -1).replace(/\\(.)/g, '$1');

export function readBicep(file) {
  const tree = parser.parse(fs.readFileSync(file, 'utf8'));
  const read = { faults: [...faults(tree.rootNode)], scope: 'resourceGroup', params: {}, vars: {}, resources: [], modules: [], outputs: {} };
  let decorators = [];
  for (const node of children(tree.rootNode)) {
    const [name, second, third] = children(node);
    switch (node.type) {
      case 'decorators': decorators = children(node).map((decorator) => decorator.text); continue;
      case 'target_scope_assignment': read.scope = text(name); break;
      case 'parameter_declaration':
        read.params[name.text] = { type: second.text, decorators, default: third ? value(third) : undefined, required: !third };
        break;
      case 'variable_declaration': read.vars[name.text] = value(second); break;
      case 'output_declaration': read.outputs[name.text] = value(third); break;
      case 'resource_declaration': resource(node, null, read.resources); break;
      case 'module_declaration': read.modules.push({ name: name.text, path: text(second), ...guarded(third) }); break;
    }
    decorators = [];
  }
  return read;
}

function resource(node, parent, found) {
  const [name, declaredType, declared] = children(node);
  const [type, version] = text(declaredType).split('@');
  const { nested, ...guard } = guarded(declared);
  const own = {
    symbol: parent ? `${parent.symbol}::${name.text}` : name.text,
    type: parent ? `${parent.type}/${type}` : type,
    version: version ?? parent?.version,
    existing: node.children.some((child) => child.text === 'existing'),
    ...guard,
  };
  found.push(own);
  nested.forEach((inner) => resource(inner, own, found));
}

function guarded(node) {
  if (node.type === 'if_statement') {
    const [condition, body] = children(node);
    return { condition: condition.text, ...guarded(body) };
  }
  if (node.type === 'for_statement') {
    return { each: children(node)[1].text, ...guarded(node.childForFieldName('body')) };
  }
  return {
    body: value(node),
    nested: children(node).map((property) => children(property)[0]).filter((inner) => inner.type === 'resource_declaration'),
  };
}

function value(node) {
  switch (node.type) {
    case 'string': return children(node).some((part) => part.type === 'interpolation') ? expression(node) : text(node);
    case 'boolean': return node.text === 'true';
    case 'number': return Number(node.text);
    case 'null': return null;
    case 'array': return children(node).map(value);
    case 'object': return Object.fromEntries(children(node)
      .map((property) => children(property))
      .filter(([key]) => key.type !== 'resource_declaration')
      .map(([key, inner]) => [key.type === 'string' ? text(key) : key.text, value(inner)]));
    default: return expression(node);
  }
}

function expression(node) {
  const read = { '=': node.text };
  if (node.type === 'call_expression') {
    read.call = node.childForFieldName('function').text;
    read.arguments = children(node.childForFieldName('arguments')).map(value);
  } else if (node.type === 'ternary_expression') {
    read.if = node.childForFieldName('condition').text;
    read.then = value(node.childForFieldName('consequence'));
    read.else = value(node.childForFieldName('alternative'));
  }
  return read;
}

function* faults(node) {
  if (node.isError || node.isMissing) {
    yield `${node.startPosition.row + 1}:${node.startPosition.column + 1}`;
  }
  for (const child of node.children) {
    yield* faults(child);
  }
}
