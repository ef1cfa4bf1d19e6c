import { Validator } from '@cfworker/json-schema';
import type { OutputUnit } from '@cfworker/json-schema';

/**
 * A check by a JSON Schema of draft 7. It gives the innermost thing that is wrong with a value, with its place
 * (`platforms/openai/models/3/0: …`), or null where the value is right. So the schema that is shipped is also the check that
 * is made.
 */
export function createSchemaCheck(schema: object): (value: unknown) => string | null {
  const validator = new Validator(schema, '7', true);
  return (value) => {
    const { valid, errors } = validator.validate(value);
    const innermost = errors.at(-1);
    return valid || !innermost ? null : violation(innermost);
  };
}

function violation({ instanceLocation, error }: OutputUnit): string {
  const place = instanceLocation.replace(/^#\/?/, '');
  // Of a name that no schema knows.
  if (error === 'False boolean schema.') return `${place} is not allowed`;
  const said = error.replace(/\.$/, '');
  return place === '' ? said : `${place}: ${said}`;
}
