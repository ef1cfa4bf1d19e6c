using System.Net.Http.Json;

public class Asking
{
    private const string Url = "https://api.openai.com/v1/chat/completions";
    private readonly HttpClient client = new();

    public Task<HttpResponseMessage> Ask(object[] messages)
    {
        var requestBody = new
        {
            model = "gpt-4-turbo-preview",
            messages,
            max_tokens = 500,
            stream = true
        };
        return client.PostAsJsonAsync(Url, requestBody);
    }
}
