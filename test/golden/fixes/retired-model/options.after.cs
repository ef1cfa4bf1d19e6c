using OpenAI.Chat;

namespace Acme;

public class Assistant(string key)
{
    private readonly ChatClient _chat = new("gpt-5.6-sol", key);

    public async Task<string> AskAsync(string question, CancellationToken token)
    {
        var options = new ChatCompletionOptions
        {
            MaxOutputTokenCount = 8_000,
        };
        ChatCompletion answer = await _chat.CompleteChatAsync([new UserChatMessage(question)], options, token);
        return answer.Content[0].Text;
    }
}
