import { policySchema } from './policy/json-schema.ts';
import { policyTemplate } from './policy/policy-template.ts';
import { ruleIds } from './rules/registry.ts';

/** The policy that a project begins with: each key explained, none in force. */
export function startingPolicy(): string {
  return policyTemplate(ruleIds);
}

/** The JSON Schema of a policy, as a file. */
export function policySchemaText(): string {
  // A line for each part: short enough to ship, and to be compared.
  return `${JSON.stringify(policySchema(ruleIds)).replaceAll('},"', '},\n"')}\n`;
}
