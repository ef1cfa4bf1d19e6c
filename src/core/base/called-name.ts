import type { Expression } from '../model/facts.ts';

/** The name that stands last in what is called: `create` of `client.models.create`; empty where there is none. */
export function calledName(callee: Expression): string {
  return callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '';
}
