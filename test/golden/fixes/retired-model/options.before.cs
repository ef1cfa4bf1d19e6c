using OpenAI.Chat;

namespace Acme;

public class Assistant(string key)
{
    private readonly ChatClient _chat = new("gpt-4-turbo-preview", key);

    public async Task<string> AskAsync(string question, CancellationToken token)
    {
        var options = new ChatCompletionOptions
        {
            Temperature = 0.2f,
            MaxOutputTokenCount = 8_000,
        };
        options.TopP = 0.9f;
        ChatCompletion answer = await _chat.CompleteChatAsync([new UserChatMessage(question)], options, token);
        return answer.Content[0].Text;
    }
}
