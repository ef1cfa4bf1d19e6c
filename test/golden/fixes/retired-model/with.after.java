import org.springframework.ai.anthropic.AnthropicChatOptions;

class Options {
  Object ask() {
    return AnthropicChatOptions.builder().withModel("claude-opus-4-8").withMaxTokens(900).build();
  }
}
