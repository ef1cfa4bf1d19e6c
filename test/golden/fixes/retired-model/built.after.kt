import com.anthropic.models.messages.MessageCreateParams
import com.openai.models.chat.completions.ChatCompletionCreateParams

fun text() = ChatCompletionCreateParams.builder()
    .addUserMessage("Hi")
    .model("gpt-5.6-sol")
    .maxCompletionTokens(25000)
    .build()
