import com.aallam.openai.api.chat.ChatCompletionRequest
import com.aallam.openai.api.chat.ChatMessage
import com.aallam.openai.api.chat.chatCompletionRequest
import com.aallam.openai.api.model.ModelId
import com.aallam.openai.client.OpenAI

suspend fun ask(openai: OpenAI, messages: List<ChatMessage>) {
    openai.chatCompletion(
        ChatCompletionRequest(
            model = ModelId("gpt-4-turbo-preview"),
            temperature = 0.2,
            maxTokens = 30_000,
            messages = messages,
        ),
    )
    val request = chatCompletionRequest {
        model = ModelId("o1-mini")
        temperature = 0.8
        this.messages = messages
    }
    openai.chatCompletion(request)
}
