use async_openai::types::CreateChatCompletionRequestArgs;

fn ask() {
    let request = CreateChatCompletionRequestArgs::default()
        .model("gpt-4-turbo-preview")
        .max_tokens(512u16)
        .temperature(0.3)
        .messages([])
        .build()?;
}
