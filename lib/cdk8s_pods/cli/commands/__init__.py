"""The commands, one module or package each: what they share stands beside this folder."""
