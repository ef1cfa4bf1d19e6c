require "openai"
client = OpenAI::Client.new
client.chat(
  parameters: {
    model: "gpt-4-turbo-preview",
    messages: messages,
    temperature: 0.3,
    max_tokens: 500
  }
)
