ENCODER = "BAAI/bge-m3"
