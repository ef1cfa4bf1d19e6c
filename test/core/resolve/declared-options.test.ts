import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import { memoryWorkspace, ROOT, testPorts } from '../../support/ports.ts';

/** Each model that a call is seen to take, a choice with `?` behind it, sorted; the reason where it is not known. */
async function called(
  file: string,
  code: string,
  files: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const ports = { ...testPorts(), workspace: memoryWorkspace({ ...files, [file]: code }) };
  const analyzer = createAnalyzer(ports, { horizonDays: 90, includeTests: false });
  const reports = await analyzer.scan(() => undefined, new AbortController().signal);
  analyzer.dispose();
  return reports
    .filter(({ uri }) => uri === `${ROOT}/${file}`)
    .flatMap(({ references }) => references)
    .filter(({ kind, use }) => kind === 'model' && use === 'call')
    .map(({ text, via, reason }) =>
      text === null ? `unknown: ${reason ?? ''}` : `${text}${via.includes('key') ? '?' : ''}`,
    )
    .toSorted();
}

const PYTHON = 'from typing import Literal\nfrom openai import OpenAI\n';
const python = (value: string): string => `OpenAI().chat.completions.create(model=${value}, messages=[])\n`;
const SCRIPT = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
const script = (value: string): string => `client.chat.completions.create({ model: ${value}, messages: [] });\n`;
const GO = 'package main\n\nimport (\n\t"flag"\n\topenai "github.com/sashabaranov/go-openai"\n)\n\n';
const go = (value: string): string => `\t_ = openai.ChatCompletionRequest{Model: ${value}}\n`;
const RUST = 'use async_openai::types::CreateChatCompletionRequestArgs;\nuse clap::Parser;\n';
const rust = (value: string): string => `    CreateChatCompletionRequestArgs::default().model(${value}).build();\n`;

type Case = readonly [name: string, file: string, code: string, gives: readonly string[]];

const DECLARED: readonly Case[] = [
  [
    'argparse, with choices and without a default',
    'a.py',
    `${PYTHON}import argparse
parser = argparse.ArgumentParser()
parser.add_argument("-w", "--which-one", choices=["gpt-4o", "gpt-4.1"], default="gpt-4o")
parser.add_argument("--must", choices=["o1-mini", "o3-mini"], required=True)
args = parser.parse_args()
${python('args.which_one')}${python('args.must')}`,
    ['gpt-4.1?', 'gpt-4o', 'o1-mini?', 'o3-mini?'],
  ],
  [
    'options that click gives to a function',
    'a.py',
    `${PYTHON}import click
@click.command()
@click.option("--brain", "-b", default="gpt-4o")
@click.option("--other-one", "second", type=click.Choice(["gpt-4.1", "o3-mini"]), default="gpt-4.1")
def run(brain, second):
    ${python('brain')}    ${python('second')}`,
    ['gpt-4.1', 'gpt-4o', 'o3-mini?'],
  ],
  [
    'a type that lists texts, of a parameter, of a field, and by another name',
    'a.py',
    `${PYTHON}from pydantic import BaseModel
Which = Literal["gpt-4.1", "o3-mini"]
class Request(BaseModel):
    brain: Literal["gpt-4o", "gpt-4o-mini"] = "gpt-4o"
def run(request: Request, which: Which | None = None):
    ${python('request.brain')}    ${python('which')}`,
    ['gpt-4.1?', 'gpt-4o', 'gpt-4o-mini?', 'o3-mini?'],
  ],
  [
    'commander, by the program and in an action',
    'a.ts',
    `import { Command, Option } from 'commander';\n${SCRIPT}const program = new Command();
program.option('-b, --base-brain <id>', 'which', 'gpt-4o').action((options) => {
  ${script('options.baseBrain')}});
program.addOption(new Option('--other <id>').choices(['gpt-4.1', 'o3-mini']).default('gpt-4.1'));
${script('program.opts().other')}`,
    ['gpt-4.1', 'gpt-4o', 'o3-mini?'],
  ],
  [
    'yargs',
    'a.ts',
    `import yargs from 'yargs';\n${SCRIPT}const argv = yargs(process.argv).option('brain', { type: 'string', default: 'gpt-4o' }).parseSync();\n${script('argv.brain')}`,
    ['gpt-4o'],
  ],
  [
    'the parser of Node',
    'a.ts',
    `import { parseArgs } from 'node:util';\n${SCRIPT}const { values } = parseArgs({ options: { brain: { type: 'string', default: 'gpt-4o' } } });\n${script('values.brain')}`,
    ['gpt-4o'],
  ],
  [
    'schemas of zod',
    'a.ts',
    `import { z } from 'zod';\n${SCRIPT}const Body = z.object({
  brain: z.enum(['gpt-4o', 'gpt-4.1']).default('gpt-4o'),
  other: z.union([z.literal('o3-mini'), z.literal('o1-mini')]),
});
export async function run(request: Request) {
  const body = Body.parse(await request.json());
  ${script('body.brain')}  const checked = Body.safeParse(await request.json());
  ${script('checked.data.other')}}
`,
    ['gpt-4.1?', 'gpt-4o', 'o1-mini?', 'o3-mini?'],
  ],
  [
    'a union of texts in TypeScript',
    'a.ts',
    `${SCRIPT}export function run(which: 'gpt-4o' | 'gpt-4.1') {\n  ${script('which')}}\n`,
    ['gpt-4.1?', 'gpt-4o?'],
  ],
  [
    'flags of Go',
    'a.go',
    `${GO}var brain string
var other = flag.String("other", "gpt-4.1", "which")
func main() {
\tcmd.Flags().StringVarP(&brain, "brain", "b", "gpt-4o", "which")
\tcmd.Flags().String("third", "o3-mini", "which")
${go('brain')}${go('*other')}\tthird, _ := cmd.Flags().GetString("third")
${go('third')}}
`,
    ['gpt-4.1', 'gpt-4o', 'o3-mini'],
  ],
  [
    'fields and builders of clap',
    'a.rs',
    `${RUST}#[derive(Parser)]
struct Args {
    #[arg(short, long, default_value = "gpt-4o")]
    brain: String,
    #[arg(long, default_value_t = String::from("gpt-4.1"))]
    other: String,
}
fn main() {
    let args = Args::parse();
${rust('args.brain')}${rust('&args.other')}    let found = Command::new("x").arg(Arg::new("third").default_value("o3-mini")).get_matches();
    let third = found.get_one::<String>("third").unwrap();
${rust('third')}}
`,
    ['gpt-4.1', 'gpt-4o', 'o3-mini'],
  ],
];

const NOT_DECLARED: readonly Case[] = [
  [
    'an option without default or choices, and one of another name',
    'a.py',
    `${PYTHON}import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--which", required=True)
parser.add_argument("--other", default="gpt-4o")
args = parser.parse_args()
${python('args.which')}${python('args.gone')}`,
    ['unknown: parameter', 'unknown: parameter'],
  ],
  [
    'an option of the function above',
    'a.py',
    `${PYTHON}import click
@click.option("--brain", default="gpt-4o")
def first(brain):
    pass
def second(brain):
    ${python('brain')}`,
    ['unknown: parameter'],
  ],
  [
    'a type that lists numbers',
    'a.py',
    `${PYTHON}def run(which: Literal[1, 2]):\n    ${python('which')}`,
    ['unknown: parameter'],
  ],
  [
    'a callback that is no action',
    'a.ts',
    `import { Command } from 'commander';\n${SCRIPT}new Command().option('--brain <id>', 'which', 'gpt-4o');\nlisten((options) => {\n  ${script('options.brain')}});\n`,
    ['unknown: parameter'],
  ],
  [
    'a field that the schema leaves open',
    'a.ts',
    `import { z } from 'zod';\n${SCRIPT}const Body = z.object({ brain: z.string(), other: z.enum(['gpt-4o']) });\n${script('Body.parse(input).brain')}`,
    ['unknown: parameter'],
  ],
  [
    'what checks and is no schema',
    'a.ts',
    `${SCRIPT}const body = JSON.parse(input);\n${script('body.brain')}`,
    ['unknown: runtime-value'],
  ],
  [
    'functions of Go that only have the name',
    'a.go',
    `${GO}var other = zap.String("other", "gpt-4.1")\nfunc main() {\n${go('other')}}\n`,
    ['unknown: not-found'],
  ],
  [
    'a field of clap without a default',
    'a.rs',
    `${RUST}#[derive(Parser)]\nstruct Args {\n    #[arg(short, long)]\n    brain: String,\n}\nfn main() {\n    let args = Args::parse();\n${rust('args.brain')}}\n`,
    ['unknown: runtime-value'],
  ],
];

describe('options that a document declares', () => {
  for (const [name, file, code, gives] of DECLARED)
    it(`are what calls get: ${name}`, async () => {
      assert.deepEqual(await called(file, code), gives);
    });

  for (const [name, file, code, gives] of NOT_DECLARED)
    it(`are not made up: ${name}`, async () => {
      assert.deepEqual(await called(file, code), gives);
    });

  it('are read from the file that viper is told to read, beside their default', async () => {
    const code = `package main

import (
\topenai "github.com/sashabaranov/go-openai"
\t"github.com/spf13/viper"
)

func main() {
\tviper.SetConfigName("settings")
\tviper.AddConfigPath("conf")
\tviper.SetDefault("llm.brain", "gpt-4.1")
${go('viper.GetString("llm.brain")')}${go('viper.GetString("llm.gone")')}}
`;
    const files = { 'conf/settings.yaml': 'llm:\n  brain: gpt-4o\n', 'settings.yaml': 'llm:\n  gone: gpt-4o-mini\n' };
    assert.deepEqual(await called('main.go', code, { 'conf/settings.yaml': files['conf/settings.yaml'] }), [
      'gpt-4.1',
      'gpt-4o',
    ]);
    assert.deepEqual(await called('main.go', code, files), ['gpt-4.1', 'gpt-4o', 'gpt-4o-mini']);
  });
});
