require "openai"
client = OpenAI::Client.new
client.chat(
  parameters: {
    model: "gpt-5.6-sol",
    messages: messages,
    temperature: 0.3,
    reasoning_effort: "none",
    max_completion_tokens: 500
  }
)
