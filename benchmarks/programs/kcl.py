"""Evaluate pods.k with kcl-lib, KCL's own library for Python, and write what it gives."""

import sys
from pathlib import Path

import kcl_lib.api as api

program = Path(__file__).with_name("pods.k")
arguments = api.ExecProgramArgs(k_filename_list=[str(program)], args=[api.Argument(name="n", value=sys.argv[1])])
sys.stdout.write(api.API().exec_program(arguments).yaml_result)
