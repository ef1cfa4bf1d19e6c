#!/bin/sh
set -e
vllm serve sentence-transformers/all-MiniLM-L6-v2 \
  --port 8000
python -m vllm.entrypoints.openai.api_server --model=sentence-transformers/all-MiniLM-L6-v2
docker run --gpus all ghcr.io/huggingface/text-generation-inference:3.3.4 --model-id "sentence-transformers/all-MiniLM-L6-v2"
huggingface-cli download sentence-transformers/all-MiniLM-L6-v2 # fetched once
curl -L -o model.safetensors https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2/resolve/main/model.safetensors
