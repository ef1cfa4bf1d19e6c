import litellm
from anthropic import AnthropicBedrock
from langchain.chat_models import init_chat_model
from langchain_google_vertexai import VertexAIEmbeddings

claude = AnthropicBedrock()


def ask(question: str):
    messages = [{"role": "user", "content": question}]
    claude.messages.create(model="us.anthropic.claude-sonnet-4-5-20250929-v1:0", max_tokens=64, messages=messages)
    litellm.completion(model='bedrock/eu.anthropic.claude-sonnet-4-5-20250929-v1:0', messages=messages)
    return init_chat_model("anthropic:claude-opus-4-8").invoke(question)


embeddings = VertexAIEmbeddings(model_name="gemini-embedding-001")
