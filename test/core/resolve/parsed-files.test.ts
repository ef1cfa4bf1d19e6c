import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/analyzer.ts';
import { memoryWorkspace, ROOT, testPorts } from '../../support/ports.ts';

/** `text literal-file` of each model that a call of `file` is seen to take; the reason where it is not known. */
async function called(files: Readonly<Record<string, string>>, file: string): Promise<readonly string[]> {
  const analyzer = createAnalyzer(
    { ...testPorts(), workspace: memoryWorkspace(files) },
    { horizonDays: 90, includeTests: false },
  );
  const reports = await analyzer.scan(() => undefined, new AbortController().signal);
  analyzer.dispose();
  return reports
    .filter(({ uri }) => uri === `${ROOT}/${file}`)
    .flatMap(({ references }) => references)
    .filter(({ kind, use }) => kind === 'model' && use === 'call')
    .map(({ text, literal, reason }) =>
      text === null ? `unknown: ${reason ?? ''}` : `${text} ${literal?.uri.slice(ROOT.length + 1) ?? ''}`,
    );
}

const PYTHON = 'import json, os, tomllib, yaml\nfrom pathlib import Path\nfrom openai import OpenAI\n';
const pythonCall = (value: string): string => `OpenAI().chat.completions.create(model=${value}, messages=[])\n`;
const SCRIPT = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
const scriptCall = (value: string): string => `client.chat.completions.create({ model: ${value}, messages: [] });\n`;
const RUBY = "require 'openai'\nclient = OpenAI::Client.new\n";
const rubyCall = (value: string): string => `client.chat(parameters: { model: ${value}, messages: [] })\n`;
const PHP = "<?php\n$client = OpenAI::client('k');\n";
const phpCall = (value: string): string => `$client->chat()->create(['model' => ${value}, 'messages' => []]);\n`;

const JSON_FILE = '{"chat": {"which": "gpt-4o"}}';
const YAML_FILE = 'chat:\n  which: gpt-4o\n';

interface Case {
  readonly name: string;
  readonly file: string;
  readonly code: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly gives: readonly string[];
}

const READ: readonly Case[] = [
  {
    name: 'json.load of a file opened by its name, from the folder above',
    file: 'app/main.py',
    code: `${PYTHON}with open("config.json", encoding="utf-8") as f:\n    config = json.load(f)\n${pythonCall('config["chat"]["which"]')}`,
    settings: { 'config.json': JSON_FILE },
    gives: ['gpt-4o config.json'],
  },
  {
    name: 'json.loads of the text of a path beside the file',
    file: 'app/main.py',
    code: `${PYTHON}HERE = Path(__file__).resolve().parent\nconfig = json.loads((HERE / "conf" / "a.json").read_text())\n${pythonCall('config["chat"].get("which", "gpt-4")')}`,
    settings: { 'app/conf/a.json': JSON_FILE },
    gives: ['gpt-4o app/conf/a.json'],
  },
  {
    name: 'tomllib, with a path put together by os.path',
    file: 'app/main.py',
    code: `${PYTHON}BASE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))\nwith open(os.path.join(BASE, "a.toml"), "rb") as f:\n    config = tomllib.load(f)\n${pythonCall('config["chat"]["which"]')}`,
    settings: { 'a.toml': '[chat]\nwhich = "gpt-4o"\n' },
    gives: ['gpt-4o a.toml'],
  },
  {
    name: 'a function that reads the path it is given, or its default',
    file: 'main.py',
    code: `${PYTHON}def load(path=os.getenv("CONF", "conf/a.yaml")):\n    with open(path) as f:\n        return yaml.safe_load(f)\n${pythonCall('load()["chat"]["which"]')}`,
    settings: { 'conf/a.yaml': YAML_FILE },
    gives: ['gpt-4o conf/a.yaml'],
  },
  {
    name: 'a folder that another module names',
    file: 'app/main.py',
    code: `${PYTHON}from app.paths import ROOT\nconfig = yaml.safe_load(open(ROOT / "a.yaml"))\n${pythonCall('config["chat"]["which"]')}`,
    settings: {
      'app/__init__.py': '',
      'app/paths.py': 'from pathlib import Path\nROOT = Path(__file__).resolve().parents[1]\n',
      'a.yaml': YAML_FILE,
    },
    gives: ['gpt-4o a.yaml'],
  },
  {
    name: 'an object made of what was read',
    file: 'main.py',
    code: `${PYTHON}from pydantic import BaseModel\nclass Chat(BaseModel):\n    which: str\nraw = yaml.safe_load(open("a.yaml"))\n${pythonCall('Chat(**raw["chat"]).which')}${pythonCall('Chat.model_validate(raw["chat"]).which')}`,
    settings: { 'a.yaml': YAML_FILE },
    gives: ['gpt-4o a.yaml', 'gpt-4o a.yaml'],
  },
  {
    name: 'a section of configparser, by key and by method',
    file: 'main.py',
    code: `${PYTHON}import configparser\nconfig = configparser.ConfigParser()\nconfig.read("a.ini")\n${pythonCall('config["chat"]["which"]')}${pythonCall('config.get("chat", "which")')}${pythonCall('config.get("chat", "other", fallback="gpt-4.1")')}`,
    settings: { 'a.ini': '[chat]\nwhich = gpt-4o\n' },
    gives: ['gpt-4o a.ini', 'gpt-4o a.ini', 'gpt-4.1 main.py'],
  },
  {
    name: 'rows of a list in a file',
    file: 'main.py',
    code: `${PYTHON}for row in json.load(open("rows.json")):\n    ${pythonCall('row["id"]')}`,
    settings: { 'rows.json': '[{"id": "gpt-4o"}, {"id": "gpt-4.1"}]' },
    gives: ['gpt-4o rows.json', 'gpt-4.1 rows.json'],
  },
  {
    name: 'an import of JSON, as a whole and by a name',
    file: 'src/main.ts',
    code: `import config from './a.json' with { type: 'json' };\nimport { chat } from './a.json';\n${SCRIPT}${scriptCall('config.chat.which')}${scriptCall('chat.which')}`,
    settings: { 'src/a.json': JSON_FILE },
    gives: ['gpt-4o src/a.json', 'gpt-4o src/a.json'],
  },
  {
    name: 'require of JSON, and a parse of what is read beside the file',
    file: 'src/main.js',
    code: `const OpenAI = require('openai');\nconst fs = require('fs');\nconst path = require('path');\nconst client = new OpenAI();\nconst config = require('./a.json');\n${scriptCall('config.chat.which')}const read = JSON.parse(fs.readFileSync(path.join(__dirname, 'a.json'), 'utf8'));\n${scriptCall('read.chat.which')}`,
    settings: { 'src/a.json': JSON_FILE },
    gives: ['gpt-4o src/a.json', 'gpt-4o src/a.json'],
  },
  {
    name: 'YAML and addresses of files in modules',
    file: 'src/main.mjs',
    code: `import { readFile } from 'node:fs/promises';\nimport { parse } from 'yaml';\n${SCRIPT}const a = JSON.parse(await readFile(new URL('./a.json', import.meta.url), 'utf8'));\n${scriptCall('a.chat.which')}const b = parse(await readFile('src/a.yaml', 'utf8'));\n${scriptCall('b.chat.which')}`,
    settings: { 'src/a.json': JSON_FILE, 'src/a.yaml': YAML_FILE },
    gives: ['gpt-4o src/a.json', 'gpt-4o src/a.yaml'],
  },
  {
    name: 'files of Ruby, with templates and in Rails',
    file: 'app/main.rb',
    code: `${RUBY}a = JSON.parse(File.read(File.join(__dir__, 'a.json')))\n${rubyCall("a['chat']['which']")}b = YAML.safe_load(ERB.new(File.read(Rails.root.join('config', 'b.yml'))).result)\n${rubyCall("b['chat']['which']")}c = Rails.application.config_for(:llm)\n${rubyCall('c[:which]')}`,
    settings: {
      'app/a.json': JSON_FILE,
      'config/b.yml': YAML_FILE,
      'config/llm.yml': 'shared:\n  which: gpt-4.1\nproduction:\n  key: a\n',
    },
    gives: ['gpt-4o app/a.json', 'gpt-4o config/b.yml', 'gpt-4.1 config/llm.yml'],
  },
  {
    name: 'files of PHP, and what a file returns',
    file: 'src/main.php',
    code: `${PHP}$a = json_decode(file_get_contents(__DIR__ . '/a.json'), true);\n${phpCall("$a['chat']['which']")}$b = require __DIR__ . '/b.php';\n${phpCall("$b['which']")}`,
    settings: { 'src/a.json': JSON_FILE, 'src/b.php': "<?php return ['which' => 'gpt-4.1'];\n" },
    gives: ['gpt-4o src/a.json', 'gpt-4.1 src/b.php'],
  },
];

const NOT_READ: readonly Case[] = [
  {
    name: 'a file that is not there',
    file: 'main.py',
    code: `${PYTHON}config = json.load(open("gone.json"))\n${pythonCall('config["chat"]["which"]')}`,
    settings: { 'config.json': JSON_FILE },
    gives: ['unknown: not-found'],
  },
  {
    name: 'a file in a folder that somebody gives',
    file: 'main.py',
    code: `${PYTHON}import sys\nconfig = json.load(open(os.path.join(sys.argv[1], "config.json")))\n${pythonCall('config["chat"]["which"]')}`,
    settings: { 'config.json': JSON_FILE },
    gives: ['unknown: runtime-value'],
  },
  {
    name: 'a file of another folder than the one beside the code',
    file: 'app/main.py',
    code: `${PYTHON}config = json.loads((Path(__file__).parent / "config.json").read_text())\n${pythonCall('config["chat"]["which"]')}`,
    settings: { 'config.json': JSON_FILE },
    gives: ['unknown: not-found'],
  },
  {
    name: 'an absolute path, and one of the home folder',
    file: 'main.py',
    code: `${PYTHON}a = json.load(open("/config.json"))\n${pythonCall('a["chat"]["which"]')}b = json.load(open(os.path.expanduser("~/config.json")))\n${pythonCall('b["chat"]["which"]')}`,
    settings: { 'config.json': JSON_FILE },
    gives: ['unknown: not-found', 'unknown: not-found'],
  },
  {
    name: 'what a host answers',
    file: 'main.py',
    code: `${PYTHON}import requests\nconfig = json.loads(requests.get("config.json").text)\n${pythonCall('config["chat"]["which"]')}`,
    settings: { 'config.json': JSON_FILE },
    gives: ['unknown: runtime-value'],
  },
  {
    name: 'a key that the file does not have',
    file: 'main.py',
    code: `${PYTHON}config = json.load(open("config.json"))\n${pythonCall('config["chat"]["other"]')}`,
    settings: { 'config.json': JSON_FILE },
    gives: ['unknown: no-such-key'],
  },
  {
    name: 'an import of JSON that is not there, and a package of that name',
    file: 'main.ts',
    code: `import a from './gone.json';\nimport b from 'config.json';\n${SCRIPT}${scriptCall('a.chat.which')}${scriptCall('b.chat.which')}`,
    settings: { 'config.json': JSON_FILE },
    gives: ['unknown: not-found'],
  },
  {
    name: 'JSON that the program writes itself, and input',
    file: 'main.mjs',
    code: `import { readFileSync } from 'node:fs';\n${SCRIPT}const a = JSON.parse(readFileSync(0, 'utf8'));\n${scriptCall('a.chat.which')}const b = JSON.parse(process.argv[2]);\n${scriptCall('b.chat.which')}`,
    settings: { 'config.json': JSON_FILE },
    gives: ['unknown: runtime-value', 'unknown: runtime-value'],
  },
  {
    name: 'a section that configparser was not given',
    file: 'main.py',
    code: `${PYTHON}import configparser\nconfig = configparser.ConfigParser()\nconfig.read("gone.ini")\n${pythonCall('config["chat"]["which"]')}`,
    settings: { 'a.ini': '[chat]\nwhich = gpt-4o\n' },
    gives: [],
  },
];

describe('values of files that code parses', () => {
  for (const { name, file, code, settings, gives } of READ)
    it(`are those of ${name}`, async () => {
      assert.deepEqual(await called({ ...settings, [file]: code }, file), gives);
    });

  for (const { name, file, code, settings, gives } of NOT_READ)
    it(`are not known of ${name}`, async () => {
      assert.deepEqual(await called({ ...settings, [file]: code }, file), gives);
    });

  it('are looked up in each file that a path may mean', async () => {
    const code = `${PYTHON}config = json.load(open("config.json"))\n${pythonCall('config["chat"]["which"]')}`;
    const files = {
      'app/main.py': code,
      'app/config.json': JSON_FILE,
      'config.json': '{"chat": {"which": "gpt-4.1"}}',
    };
    assert.deepEqual(await called(files, 'app/main.py'), ['gpt-4o app/config.json', 'gpt-4.1 config.json']);
  });
});
