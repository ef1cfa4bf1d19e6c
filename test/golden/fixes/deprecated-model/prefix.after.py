import litellm

litellm.completion(model="deepseek/deepseek-flash", messages=[])
