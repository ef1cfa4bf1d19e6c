import com.anthropic.models.messages.MessageCreateParams
import com.openai.models.chat.completions.ChatCompletionCreateParams

fun text() = ChatCompletionCreateParams.builder()
    .addUserMessage("Hi")
    .temperature(0.2)
    .model("gpt-4-turbo-preview")
    .maxTokens(500)
    .build()
