from huggingface_hub import hf_hub_download
from sentence_transformers import SentenceTransformer
from transformers import AutoModel, AutoTokenizer, pipeline

NAME = "mistralai/Mistral-7B-Instruct-v0.2"

tokenizer = AutoTokenizer.from_pretrained(NAME)
model = AutoModel.from_pretrained(
    NAME,
    device_map="auto",
)
small = AutoModel.from_pretrained('gpt2')
branch = AutoModel.from_pretrained("bert-base-uncased", revision="main")
generate = pipeline("text-generation", model="gpt2")
encoder = SentenceTransformer("BAAI/bge-m3", device="cpu")
config = hf_hub_download("bert-base-uncased", "config.json")
pinned = AutoModel.from_pretrained("gpt2", revision="607a30d783dfa663caf39e06633721c8d4cfcd7e")
