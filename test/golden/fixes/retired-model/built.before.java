import com.openai.client.OpenAIClient;
import com.openai.models.ChatModel;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.Model;
import dev.langchain4j.model.openai.OpenAiChatModel;

class A {
  ChatCompletionCreateParams text() {
    return ChatCompletionCreateParams.builder()
        .model("gpt-4-turbo-preview")
        .addUserMessage("Hi")
        .maxTokens(500L)
        .temperature(0.2)
        .build();
  }

  ChatCompletionCreateParams constant() {
    return ChatCompletionCreateParams.builder().addUserMessage("Hi").model(ChatModel.GPT_4_TURBO_PREVIEW).maxCompletionTokens(9000).build();
  }

  MessageCreateParams claude() {
    return MessageCreateParams.builder()
        .model("claude-3-opus-20240229")
        .maxTokens(1024L)
        .temperature(0.5)
        .addUserMessage("Hi")
        .build();
  }

  Object chain() {
    return OpenAiChatModel.builder().apiKey("k").modelName("gpt-4-turbo-preview").temperature(0.3).maxTokens(300).build();
  }
}
