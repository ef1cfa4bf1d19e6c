using Anthropic;
using Anthropic.Models.Messages;

class E
{
    MessageCreateParams Ask() => new MessageCreateParams
    {
        Model = "claude-3-opus-20240229",
        MaxTokens = 1024,
        Temperature = 0.5,
        Messages = [],
    };
}
