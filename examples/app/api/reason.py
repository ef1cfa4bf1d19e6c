from transformers import AutoModelForCausalLM

# Its card says MIT; what it was made of says more.
reasoner = AutoModelForCausalLM.from_pretrained("deepseek-ai/DeepSeek-R1-Distill-Llama-8B")
