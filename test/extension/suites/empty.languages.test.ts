import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SCRATCH, api, closeAll, open, shown, until, write } from '../editor.ts';

const DEAD = 'gpt-4-0314';

/** A file of each kind with a model that is gone, and the line it is named on. */
const FILES: readonly (readonly [name: string, text: string, line: number])[] = [
  [
    'main.go',
    `package main\n\nimport openai "github.com/sashabaranov/go-openai"\n\nvar request = openai.ChatCompletionRequest{Model: "${DEAD}"}\n`,
    5,
  ],
  [
    'Chat.java',
    `import dev.langchain4j.model.openai.OpenAiChatModel;\n\nclass Chat {\n  Object model = OpenAiChatModel.builder().modelName("${DEAD}").build();\n}\n`,
    4,
  ],
  [
    'main.rs',
    `use rig::providers::openai;\n\nfn main() {\n    let agent = openai::Client::from_env().agent("${DEAD}").build();\n}\n`,
    4,
  ],
  ['Program.cs', `using OpenAI.Chat;\n\nvar client = new ChatClient(model: "${DEAD}", apiKey: "k");\n`, 3],
  ['chat.rb', `client = OpenAI::Client.new\nclient.chat(parameters: { model: "${DEAD}", messages: [] })\n`, 2],
  ['docker-compose.yml', `services:\n  app:\n    image: app\n    environment:\n      OPENAI_MODEL: ${DEAD}\n`, 5],
  ['Dockerfile', `FROM python:3.12\nENV OPENAI_MODEL=${DEAD}\n`, 2],
  [
    'App.vue',
    `<template><p>hi</p></template>\n<script setup lang="ts">\nimport OpenAI from 'openai';\nconst answer = new OpenAI().responses.create({ model: '${DEAD}', input: 'hi' });\n</script>\n`,
    4,
  ],
];

describe('languages', () => {
  before(api);
  after(closeAll);

  for (const [name, text, line] of FILES) {
    it(`are read in the editor: ${name}`, async () => {
      const uri = vscode.Uri.joinPath(SCRATCH, name);
      await write(uri, text);
      await open(uri);
      const found = await until(
        () => shown(uri),
        (list) => list.length > 0,
        `${name} is underlined`,
      );
      assert.deepEqual(found, [`retired-model@${String(line)}`]);
    });
  }
});
