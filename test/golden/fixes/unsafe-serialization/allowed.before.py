import torch

net = torch.load("net.ckpt", weights_only=False)
