import litellm

litellm.completion(model="xai/grok-4-0709", messages=[])
