import type { ValueInContext } from './strings.ts';

/** ARNs of models of Amazon Bedrock (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html). */
const WHOLE = /^arn:aws[\w-]*:bedrock:[\w-]*:\d*:[\w-]+\/([\w.:-]+)$/;
const END = /(?:^|[:/])(?:foundation-model|inference-profile)\/([\w.:-]+)$/;

/** The id in the ARN of a model; any other text as it is. */
export function idInArn(text: string): string {
  return WHOLE.exec(text)?.[1] ?? text;
}

/** Where region and account are put into an ARN, the id behind them stands for the whole. */
export function openArn(found: ValueInContext): ValueInContext {
  const { value, contexts } = found;
  const [near, ...outer] = contexts;
  if (value.kind !== 'string' || near?.kind !== 'part' || near.join.parts.at(-1) !== value) return found;
  const id = END.exec(value.value)?.[1];
  // Escapes move what stands behind them.
  if (id === undefined || value.content.end - value.content.start !== value.value.length) return found;
  const span = { start: value.content.end - id.length, end: value.content.end };
  return { value: { kind: 'string', value: id, span, content: span }, contexts: outer };
}
