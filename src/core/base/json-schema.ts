/**
 * Checks a value against the part of JSON Schema (draft 7, https://json-schema.org/draft-07/json-schema-validation) that
 * the schemas of this product use, so that a schema that is shipped is also the check that is made.
 */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

type Path = string;
type Check = (value: unknown, argument: unknown, schema: JsonSchema, at: Path, root: JsonSchema) => string | null;

/** Expressions of patterns, made once: rows are many. */
const expressions = new Map<string, RegExp>();

function expressionOf(pattern: string): RegExp {
  const expression = expressions.get(pattern) ?? new RegExp(pattern, 'u');
  expressions.set(pattern, expression);
  return expression;
}

/** Items are compared by their text: rows are small, and written by one program. */
const uniqueItems: Check = (value, argument, _schema, at) =>
  argument === true && Array.isArray(value) && new Set(value.map((item) => JSON.stringify(item))).size < value.length
    ? `${at} has equal items`
    : null;

const checks: Readonly<Record<string, Check>> = {
  $ref: (value, argument, _schema, at, root) => violation(value, definition(root, String(argument)), at, root),
  type: (value, argument, _schema, at) =>
    (Array.isArray(argument) ? argument : [argument]).some((type) => isOfType(value, String(type)))
      ? null
      : `${at} is not of type ${String(argument)}`,
  const: (value, argument, _schema, at) => (value === argument ? null : `${at} is not ${JSON.stringify(argument)}`),
  enum: (value, argument, _schema, at) =>
    (argument as readonly unknown[]).includes(value) ? null : `${at} is none of ${JSON.stringify(argument)}`,
  pattern: (value, argument, _schema, at) =>
    typeof value !== 'string' || expressionOf(String(argument)).test(value)
      ? null
      : `${at} is not written as it should be`,
  minLength: (value, argument, _schema, at) =>
    typeof value === 'string' && value.length < Number(argument) ? `${at} is too short` : null,
  minimum: (value, argument, _schema, at) =>
    typeof value === 'number' && value < Number(argument) ? `${at} is less than ${String(argument)}` : null,
  minItems: (value, argument, _schema, at) =>
    Array.isArray(value) && value.length < Number(argument) ? `${at} has too few items` : null,
  uniqueItems,
  items: (value, argument, schema, at, root) => {
    if (!Array.isArray(value)) return null;
    if (!Array.isArray(argument))
      return first(value, (item, index) => violation(item, argument, `${at}[${String(index)}]`, root));
    if (schema['additionalItems'] === false && value.length > argument.length) return `${at} has too many items`;
    return first(value, (item, index) =>
      index < argument.length ? violation(item, argument[index], `${at}[${String(index)}]`, root) : null,
    );
  },
  required: (value, argument, _schema, at) => {
    if (!isObject(value)) return null;
    const missing = (argument as readonly string[]).find((name) => !Object.hasOwn(value, name));
    return missing === undefined ? null : `${at} has no ${missing}`;
  },
  properties: (value, argument, _schema, at, root) => {
    if (!isObject(value)) return null;
    return first(Object.entries(argument as JsonSchema), ([name, schema]) =>
      Object.hasOwn(value, name) ? violation(value[name], schema, `${at}.${name}`, root) : null,
    );
  },
  propertyNames: (value, argument, _schema, at, root) =>
    isObject(value)
      ? first(Object.keys(value), (name) => violation(name, argument, `${at}: the name ${name}`, root))
      : null,
  additionalProperties: (value, argument, schema, at, root) => {
    if (!isObject(value)) return null;
    const known = isObject(schema['properties']) ? schema['properties'] : {};
    const others = Object.keys(value).filter((name) => !Object.hasOwn(known, name));
    if (argument === false) return others[0] === undefined ? null : `${at} has ${others[0]}, which is not known`;
    return first(others, (name) => violation(value[name], argument, `${at}.${name}`, root));
  },
  anyOf: (value, argument, _schema, at, root) =>
    (argument as readonly unknown[]).some((schema) => violation(value, schema, at, root) === null)
      ? null
      : `${at} is none of what it may be`,
};

/** Keywords that describe, or that another one reads. */
const silent = new Set(['$schema', 'title', 'description', 'definitions', 'additionalItems']);

/**
 * The first thing that is wrong with a value, with its place (`$.platforms.openai.models[3][0]`); null where it is right.
 *
 * @throws where the schema uses a keyword that is not known here: a bug.
 */
export function schemaViolation(value: unknown, schema: JsonSchema): string | null {
  return violation(value, schema, '$', schema);
}

function violation(value: unknown, schema: unknown, at: Path, root: JsonSchema): string | null {
  if (typeof schema === 'boolean') return schema ? null : `${at} may not be there`;
  if (!isObject(schema)) throw new Error(`no schema for ${at}`);
  for (const [keyword, argument] of Object.entries(schema)) {
    if (silent.has(keyword)) continue;
    const check = checks[keyword];
    if (!check) throw new Error(`a keyword of JSON Schema that is not known here: ${keyword}`);
    const found = check(value, argument, schema, at, root);
    if (found !== null) return found;
  }
  return null;
}

function definition(root: JsonSchema, reference: string): unknown {
  const name = /^#\/definitions\/(.+)$/.exec(reference)?.[1];
  const definitions = root['definitions'];
  if (name === undefined || !isObject(definitions)) throw new Error(`a reference that leads nowhere: ${reference}`);
  return definitions[name];
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function first<T>(items: readonly T[], find: (item: T, index: number) => string | null): string | null {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== null) return found;
  }
  return null;
}
