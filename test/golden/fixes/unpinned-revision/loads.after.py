from huggingface_hub import hf_hub_download
from sentence_transformers import SentenceTransformer
from transformers import AutoModel, AutoTokenizer, pipeline

NAME = "mistralai/Mistral-7B-Instruct-v0.2"

tokenizer = AutoTokenizer.from_pretrained(NAME, revision="3ad372fc79158a2148299e3318516c786aeded6c")
model = AutoModel.from_pretrained(
    NAME, revision="3ad372fc79158a2148299e3318516c786aeded6c",
    device_map="auto",
)
small = AutoModel.from_pretrained('gpt2', revision='607a30d783dfa663caf39e06633721c8d4cfcd7e')
branch = AutoModel.from_pretrained("bert-base-uncased", revision="86b5e0934494bd15c9632b12f734a8a67f723594")
generate = pipeline("text-generation", model="gpt2", revision="607a30d783dfa663caf39e06633721c8d4cfcd7e")
encoder = SentenceTransformer("BAAI/bge-m3", revision="5617a9f61b028005a4858fdac845db406aefb181", device="cpu")
config = hf_hub_download("bert-base-uncased", "config.json", revision="86b5e0934494bd15c9632b12f734a8a67f723594")
pinned = AutoModel.from_pretrained("gpt2", revision="607a30d783dfa663caf39e06633721c8d4cfcd7e")
