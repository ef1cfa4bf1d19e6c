from transformers import AutoModel, AutoTokenizer

NAME = "contoso/tickets-7b"
COMMIT = "607a30d783dfa663caf39e06633721c8d4cfcd7e"

tokenizer = AutoTokenizer.from_pretrained(NAME, revision=COMMIT)
model = AutoModel.from_pretrained(NAME, revision=COMMIT)
# Another case of letters is no other name.
notes = AutoModel.from_pretrained("Contoso/Notes", revision=COMMIT)
