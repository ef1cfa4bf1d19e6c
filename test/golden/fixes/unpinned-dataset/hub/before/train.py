from datasets import load_dataset

load_dataset('contoso/tickets', split='train')
