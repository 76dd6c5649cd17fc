"""Evaluate pods.jsonnet with rjsonnet, the fastest Jsonnet on PyPI, and write what it gives."""

import sys
from pathlib import Path

import rjsonnet

program = Path(__file__).with_name("pods.jsonnet")
sys.stdout.write(rjsonnet.evaluate_file(str(program), ext_vars={"n": sys.argv[1]}))
