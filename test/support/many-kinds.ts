/** A small project that names components of many kinds. */
export const MANY: Readonly<Record<string, string>> = {
  'app.py': [
    'import os',
    'from openai import OpenAI',
    'from transformers import AutoModel, pipeline',
    'from datasets import load_dataset',
    'client = OpenAI(base_url="https://eu.example.com/v1")',
    'OpenAI().responses.create(model="gpt-4-0314", input="x")',
    'OpenAI().responses.create(model=os.environ["SOME_MODEL"], input="x")',
    'AutoModel.from_pretrained("deepseek-ai/DeepSeek-R1-Distill-Llama-8B")',
    'AutoModel.from_pretrained("BAAI/bge-m3", revision="5617a9f61b028005a4858fdac845db406aefb181")',
    'load_dataset("squad")',
    '',
  ].join('\n'),
  'requirements.txt': 'transformers==4.30.0\n',
  'compose.yaml': `services:\n  llm:\n    image: ollama/ollama@sha256:${'a'.repeat(64)}\n`,
};
