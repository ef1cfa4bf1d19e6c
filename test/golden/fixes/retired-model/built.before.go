package main

import (
	"context"

	"github.com/anthropics/anthropic-sdk-go"
	"github.com/openai/openai-go"
	goopenai "github.com/sashabaranov/go-openai"
)

func a(ctx context.Context, client openai.Client) {
	client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{
		Model:       "gpt-4-turbo-preview",
		Messages:    nil,
		MaxTokens:   openai.Int(500),
		Temperature: openai.Float(0.2),
	})
}

func b(ctx context.Context, client *goopenai.Client, t float32) {
	client.CreateChatCompletion(ctx, goopenai.ChatCompletionRequest{
		Model:       "gpt-4-turbo-preview",
		MaxTokens:   500,
		Temperature: t,
	})
	client.CreateChatCompletion(ctx, goopenai.ChatCompletionRequest{
		Model:     goopenai.GPT4TurboPreview,
		MaxTokens: 500,
	})
}

func c(ctx context.Context, client anthropic.Client) {
	client.Messages.New(ctx, anthropic.MessageNewParams{
		Model:       "claude-3-opus-20240229",
		MaxTokens:   1024,
		Temperature: anthropic.Float(0.5),
	})
}
