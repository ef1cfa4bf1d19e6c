import type { ConfigTable } from '../config-table.ts';

/** Descriptions of interfaces: what could be sent, and examples of it. */
export const interfaces: ConfigTable = {
  id: 'interface',
  documentation: 'https://spec.openapis.org/oas/latest.html',
  documents: [
    { has: [{ path: 'openapi', text: /^3/ }, { path: '{paths,components,webhooks}' }] },
    { has: [{ path: 'swagger', text: /^2/ }] },
    { has: [{ path: 'asyncapi' }] }, // https://www.asyncapi.com/docs/reference/specification/latest
    {
      has: [
        { path: '$schema', text: /json-schema\.org/ },
        { path: '{properties,definitions,$defs,items,oneOf,anyOf,allOf}' },
      ],
    }, // https://json-schema.org/specification
    { has: [{ path: 'kind', text: /^CustomResourceDefinition$/ }] }, // https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/custom-resource-definition-v1/
  ],
  settings: [],
  quiet: ['**'],
};
