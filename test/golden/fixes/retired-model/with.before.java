import org.springframework.ai.anthropic.AnthropicChatOptions;

class Options {
  Object ask() {
    return AnthropicChatOptions.builder().withModel("claude-2.1").withTemperature(0.4).withMaxTokens(900).build();
  }
}
