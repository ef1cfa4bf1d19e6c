#!/bin/sh
set -e
vllm serve sentence-transformers/all-MiniLM-L6-v2 --revision 8b3219a92973c328a8e22fadcfa821b5dc75636a \
  --port 8000
python -m vllm.entrypoints.openai.api_server --model=sentence-transformers/all-MiniLM-L6-v2 --revision=8b3219a92973c328a8e22fadcfa821b5dc75636a
docker run --gpus all ghcr.io/huggingface/text-generation-inference:3.3.4 --model-id "sentence-transformers/all-MiniLM-L6-v2" --revision 8b3219a92973c328a8e22fadcfa821b5dc75636a
huggingface-cli download sentence-transformers/all-MiniLM-L6-v2 --revision 8b3219a92973c328a8e22fadcfa821b5dc75636a # fetched once
curl -L -o model.safetensors https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2/resolve/8b3219a92973c328a8e22fadcfa821b5dc75636a/model.safetensors
