from sentence_transformers import SentenceTransformer

from names import ENCODER

encoder = SentenceTransformer(ENCODER, revision="5617a9f61b028005a4858fdac845db406aefb181", device="cpu")
