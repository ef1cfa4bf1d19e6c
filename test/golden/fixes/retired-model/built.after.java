import com.openai.client.OpenAIClient;
import com.openai.models.ChatModel;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.Model;
import dev.langchain4j.model.openai.OpenAiChatModel;

class A {
  ChatCompletionCreateParams text() {
    return ChatCompletionCreateParams.builder()
        .model("gpt-5.6-sol")
        .addUserMessage("Hi")
        .maxCompletionTokens(25000L)
        .build();
  }

  ChatCompletionCreateParams constant() {
    return ChatCompletionCreateParams.builder().addUserMessage("Hi").model("gpt-5.6-sol").maxCompletionTokens(9000).build();
  }

  MessageCreateParams claude() {
    return MessageCreateParams.builder()
        .model("claude-opus-4-8")
        .maxTokens(1024L)
        .addUserMessage("Hi")
        .build();
  }

  Object chain() {
    return OpenAiChatModel.builder().apiKey("k").modelName("gpt-5.6-sol").maxCompletionTokens(25000).build();
  }
}
