package main

import (
	"context"

	"github.com/anthropics/anthropic-sdk-go"
	"github.com/openai/openai-go"
	goopenai "github.com/sashabaranov/go-openai"
)

func a(ctx context.Context, client openai.Client) {
	client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{
		Model:       "gpt-5.6-sol",
		Messages:    nil,
		MaxCompletionTokens:   openai.Int(500),
		ReasoningEffort:   "none",
		Temperature: openai.Float(0.2),
	})
}

func b(ctx context.Context, client *goopenai.Client, t float32) {
	client.CreateChatCompletion(ctx, goopenai.ChatCompletionRequest{
		Model:       "gpt-5.6-sol",
		MaxCompletionTokens:   500,
		ReasoningEffort:   "none",
		Temperature: t,
	})
	client.CreateChatCompletion(ctx, goopenai.ChatCompletionRequest{
		Model:     "gpt-5.6-sol",
		MaxCompletionTokens: 500,
		ReasoningEffort: "none",
	})
}

func c(ctx context.Context, client anthropic.Client) {
	client.Messages.New(ctx, anthropic.MessageNewParams{
		Model:       "claude-opus-4-8",
		MaxTokens:   1024,
	})
}
