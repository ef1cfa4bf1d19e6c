import litellm

litellm.completion(model="deepseek/deepseek-coder", messages=[])
