package main

import (
	"context"

	"github.com/openai/openai-go"
)

func ask(ctx context.Context, client openai.Client, messages []openai.ChatCompletionMessageParamUnion) {
	params := openai.ChatCompletionNewParams{
		Model:       "gpt-5.6-sol",
		MaxCompletionTokens:   openai.Int(500),
		ReasoningEffort:   "none",
		Temperature: openai.Float(0.2),
	}
	params.Messages = messages
	client.Chat.Completions.New(ctx, params)
}
