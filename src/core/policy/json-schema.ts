import { policyKeys } from './policy-shape.ts';
import type { KeyShape, Shape } from './policy-shape.ts';

/** The JSON Schema of a policy (draft 7, which editors read), made of the table that its reader works by. */
export function policySchema(rules: readonly string[]): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Modelkeel policy',
    description: 'modelkeel.config.json: what is allowed in a folder, and how severe findings are. See docs/policy.md.',
    ...objectSchema(policyKeys(rules)),
    allowTrailingCommas: true,
  };
}

function objectSchema(keys: Readonly<Record<string, KeyShape>>): object {
  const required = Object.entries(keys).flatMap(([key, { required: isNeeded }]) => (isNeeded ? [key] : []));
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(Object.entries(keys).map(([key, shape]) => [key, keySchema(shape)])),
  };
}

function keySchema({ shape, description, default: fallback }: KeyShape): object {
  const told = fallback === undefined ? description : `${description} Default: \`${fallback}\`.`;
  return { ...schemaOf(shape), description: told.replaceAll('`', ''), markdownDescription: told };
}

function schemaOf(shape: Shape): object {
  switch (shape.kind) {
    case 'boolean':
      return { type: 'boolean' };
    case 'number':
      return { type: 'number', minimum: shape.minimum, maximum: shape.maximum };
    case 'text':
      return { type: 'string', ...(shape.problem && { minLength: 1 }), maxLength: shape.maximum };
    case 'choice':
      return { type: 'string', enum: shape.values };
    case 'list':
      return { type: 'array', items: schemaOf(shape.of), maxItems: shape.maximum };
    case 'object':
      return objectSchema(shape.keys);
    case 'either':
      return { anyOf: [schemaOf(shape.text), schemaOf(shape.other)] };
  }
}
