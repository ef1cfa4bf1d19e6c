using Anthropic;
using Anthropic.Models.Messages;

class E
{
    MessageCreateParams Ask() => new MessageCreateParams
    {
        Model = "claude-opus-4-8",
        MaxTokens = 1024,
        Messages = [],
    };
}
