use async_openai::types::CreateChatCompletionRequestArgs;

fn ask() {
    let request = CreateChatCompletionRequestArgs::default()
        .model("gpt-5.6-sol")
        .max_completion_tokens(25000u16)
        .messages([])
        .build()?;
}
