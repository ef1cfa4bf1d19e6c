from datasets import load_dataset

load_dataset('contoso/tickets', revision='cccccccccccccccccccccccccccccccccccccccc', split='train')
