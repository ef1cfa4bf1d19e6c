from sentence_transformers import SentenceTransformer

from names import ENCODER

encoder = SentenceTransformer(ENCODER, device="cpu")
