import litellm
from anthropic import AnthropicBedrock
from langchain.chat_models import init_chat_model
from langchain_google_vertexai import VertexAIEmbeddings

claude = AnthropicBedrock()


def ask(question: str):
    messages = [{"role": "user", "content": question}]
    claude.messages.create(model="us.anthropic.claude-3-7-sonnet-20250219-v1:0", max_tokens=64, messages=messages)
    litellm.completion(model='bedrock/eu.anthropic.claude-3-5-sonnet-20241022-v2:0', messages=messages)
    return init_chat_model("anthropic:claude-3-opus-20240229").invoke(question)


embeddings = VertexAIEmbeddings(model_name="textembedding-gecko@003")
