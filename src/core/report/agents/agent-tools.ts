/**
 * What coding agents can ask. The same list is served by `modelkeel mcp` (https://modelcontextprotocol.io) and contributed to the
 * editor (`languageModelTools` of package.json).
 */
export interface AgentTool {
  readonly name: AgentToolName;
  readonly title: string;
  /** For the model that chooses a tool: what it gives, and when to ask for it. */
  readonly description: string;
  /** JSON Schema of draft 7. */
  readonly inputSchema: AgentInputSchema;
  /** Whether it changes files. */
  readonly writes: boolean;
}

/** The part of JSON Schema that describes what tools are asked with. */
export interface AgentInputSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
  readonly additionalProperties: false;
}

export type AgentToolName =
  | 'look_up_model'
  | 'check_models'
  | 'suggest_models'
  | 'list_models'
  | 'find_problems'
  | 'preview_fixes'
  | 'apply_fixes';

/** More ids than anybody writes into one file. */
const MOST_IDS = 50;

const PLATFORM = {
  type: 'string',
  minLength: 1,
  description:
    'Platform that serves the model: openai, azure-openai, anthropic, bedrock, google, vertex, huggingface, …',
} as const;

const PATH = {
  type: 'string',
  minLength: 1,
  description: 'Only this file or folder, relative to the workspace.',
} as const;

const object = (properties: AgentInputSchema['properties'], ...required: readonly string[]): AgentInputSchema => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
  additionalProperties: false,
});

/** All tools, in the order in which they are shown. */
export const agentTools: readonly AgentTool[] = [
  {
    name: 'look_up_model',
    title: 'Look Up a Model',
    description:
      'Everything known about one model id or package: whether it is still served, when it shuts down, what replaces it, context window, price, licence, pin. Each fact has its source and day. Ask before you write a model id into code: what you remember may be out of date.',
    inputSchema: object(
      {
        model: {
          type: 'string',
          minLength: 1,
          maxLength: 300,
          description: 'Model id as written in code (gpt-4o, mistralai/Mistral-7B-v0.1), or pypi:transformers@4.48.0.',
        },
        platform: PLATFORM,
      },
      'model',
    ),
    writes: false,
  },
  {
    name: 'check_models',
    title: 'Check Whether Models Are Alive',
    description: 'Whether each of these model ids is still served, one line for each.',
    inputSchema: object(
      {
        models: {
          type: 'array',
          items: { type: 'string', minLength: 1, maxLength: 300 },
          minItems: 1,
          maxItems: MOST_IDS,
          description: 'Model ids as written in code.',
        },
        platform: PLATFORM,
      },
      'models',
    ),
    writes: false,
  },
  {
    name: 'suggest_models',
    title: 'Suggest Models',
    description:
      'Living models of a platform that may be used today, those without an announced end first, with end, context window and price; or what stands in for a model that dies, with the reason where nothing does.',
    inputSchema: object(
      {
        platform: PLATFORM,
        purpose: {
          type: 'string',
          minLength: 1,
          description: 'What it is asked for: chat, embedding, image, speech, transcription, moderation, rerank, …',
        },
        insteadOf: { type: 'string', minLength: 1, maxLength: 300, description: 'Model id that is to be replaced.' },
      },
      'platform',
    ),
    writes: false,
  },
  {
    name: 'list_models',
    title: 'List the Models of This Workspace',
    description:
      'The models, data sets, endpoints, images and MCP servers that the code of this workspace uses, with state, pin and places.',
    inputSchema: object({ path: PATH }),
    writes: false,
  },
  {
    name: 'find_problems',
    title: 'Find Model Problems in This Workspace',
    description:
      'What is wrong with the models this workspace uses (retired, retiring, unpinned, refused parameters, vulnerable packages, …), with file, line and proposed fix.',
    inputSchema: object({
      path: PATH,
      severity: {
        type: 'string',
        enum: ['error', 'warning', 'info'],
        description: 'Only problems of at least this severity (default: info).',
      },
    }),
    writes: false,
  },
  {
    name: 'preview_fixes',
    title: 'Preview Model Fixes',
    description:
      'The change that the fixes would make, as a unified diff, and what a person must still check. Nothing is written.',
    inputSchema: object({
      path: PATH,
      review: {
        type: 'boolean',
        description: 'Also changes of model that leave something to check (default: false).',
      },
    }),
    writes: false,
  },
  {
    name: 'apply_fixes',
    title: 'Apply Model Fixes',
    description: 'Writes the fixes that preview_fixes shows into the files.',
    inputSchema: object({
      path: PATH,
      review: {
        type: 'boolean',
        description: 'Also changes of model that leave something to check (default: false).',
      },
    }),
    writes: true,
  },
];

/** What a tool answers: text for a model, and the same as data for a program. */
export interface AgentAnswer {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}
