import litellm

litellm.completion(model="xai/grok-4.3", messages=[])
