import { monthDashDay, monthOfYear } from '../dates.ts';
import { plainReading, withoutPrefix } from '../provider-rules.ts';
import type { ProviderRules, Reading } from '../provider-rules.ts';
import { told } from '../../model/told.ts';

/**
 * Vertex AI. Google's models carry `-001` versions, partners' models a version behind `@`:
 * https://cloud.google.com/vertex-ai/generative-ai/docs/learn/model-versions
 */
export const vertex: ProviderRules = {
  id: 'vertex',
  litellm: ['vertex_ai', 'vertex_ai_beta', 'vertexai'],
  langchain: ['google_vertexai', 'google_anthropic_vertex', 'vertexai', 'google-vertex'],
  read: readVertex,
  snapshot: (name) =>
    /^[a-z]+-\d+(?:\.\d+)?-[a-z0-9-]+-(0\d\d)$/.exec(name)?.[1] ??
    (/-(?:preview|exp)(?:-|$)/.test(name) ? (monthOfYear(name) ?? monthDashDay(name)) : null),
  neverPins: false,
};

function readVertex(text: string): Reading {
  const resource =
    /^(?:projects\/[^/]+\/locations\/[^/]+\/)?publishers\/[a-z0-9-]+\/models\//.exec(text)?.[0] ??
    /^models\/[a-z0-9-]+\/(?=[^/]+$)/.exec(text)?.[0] ??
    '';
  const named = withoutPrefix(text.slice(resource.length), [
    'vertexai/',
    'models/',
    'google/',
    'anthropic/',
    'mistralai/',
    'meta/',
  ]);
  const at = named.rest.indexOf('@');
  const prefix = resource + named.prefix;
  if (at < 1) return { ...plainReading(named.rest), prefix };
  const version = named.rest.slice(at + 1);
  const moving = /^(?:latest|default)$/i.test(version);
  return {
    prefix,
    name: named.rest.slice(0, at),
    suffix: named.rest.slice(at),
    lookup: named.rest,
    revision: moving ? { kind: 'alias', value: version } : { kind: 'snapshot', value: version },
    pin: moving
      ? { state: 'floating', reason: told`@${version} moves to the newest version` }
      : { state: 'pinned', reason: told`version ${version} is named behind @` },
  };
}
