"""Writes the checked-in module as `cdk8s import` wrote modules in earlier years.

What differs is how Python checks arguments and loads the archive, and how JavaScript is written. Every year's module
has an archive of its own name, so that all of them can be used in one process.
"""

import io
import json
import pathlib
import re
import tarfile

SOURCE = pathlib.Path(__file__).parent / "modules/imports/com/example"
NAME = "comexample"

# The beginning of a module of 2023 to 2025, in our words.
TYPE_CHECKS_OF_2024 = """
import typeguard
from importlib.metadata import version as _metadata_package_version
TYPEGUARD_MAJOR_VERSION = int(_metadata_package_version('typeguard').split('.')[0])

def check_type(argname: str, value: object, expected_type: typing.Any) -> typing.Any:
    if TYPEGUARD_MAJOR_VERSION <= 2:
        return typeguard.check_type(argname=argname, value=value, expected_type=expected_type) # type:ignore
    return typeguard.check_type(value=value, expected_type=expected_type) # type:ignore
"""
_LAZY_IMPORTS = re.compile(r"class _LazyImport:.*?_constructs_77d1e7e8 = _LazyImport\(\"constructs\"\)\n", re.DOTALL)
_IMPORTS = "import cdk8s as _cdk8s_d3d9af27\nimport constructs as _constructs_77d1e7e8\n"
_CHECKS = re.compile(r"^        if __debug__:\n(?:            .*\n)+", re.MULTILINE)
_STUBS = re.compile(r"^def _typecheckingstub__.*?\n    pass\n", re.MULTILINE | re.DOTALL)
_MEMBERS_SINCE_2021 = re.compile(r"^    @jsii\.(?:member|python).*?(?=^\n\n)", re.MULTILINE | re.DOTALL)
_VALUE = re.compile(
    r"^    @builtins\.property\n    @jsii\.member\(jsii_name=.value.\).*?\n\n", re.MULTILINE | re.DOTALL
)


def write_module_of(year, folder):
    """Write the module of a year into a folder as the package `of_YEAR`, and return the package's name."""
    package = f"of_{year}"
    target = folder / package
    (target / "_jsii").mkdir(parents=True)
    source = (SOURCE / "__init__.py").read_text()
    loader = (SOURCE / "_jsii/__init__.py").read_text()
    current = "from jsii._type_checking import cached_type_hints, check_type\n"
    imports = {2020: "", 2021: "", 2022: "from typeguard import check_type\n", 2024: TYPE_CHECKS_OF_2024}[year]
    source = _LAZY_IMPORTS.sub(_IMPORTS, source).replace(current, imports)
    source = source.replace("cached_type_hints(", "typing.get_type_hints(")
    loader = loader.replace(current, "")
    files = _archive()
    if year <= 2021:
        source = _STUBS.sub("", _CHECKS.sub("", source))
        files["package/com.example.js"] = _javascript_of_2021(files["package/com.example.js"])
    if year == 2020:
        source, files = _python_of_2020(source), _archive_of_2020(files)
    else:
        (target / "_jsii/__init__.py").write_text(loader.replace(NAME, f"{NAME}{year}"))
    (target / "__init__.py").write_text(source.replace(NAME, f"{NAME}{year}"))
    renamed = {name: text.replace(NAME, f"{NAME}{year}") for name, text in files.items()}
    write_archive(target / f"_jsii/{NAME}{year}@0.0.0.jsii.tgz", renamed)
    return package


def _archive():
    with tarfile.open(SOURCE / f"_jsii/{NAME}@0.0.0.jsii.tgz") as archive:
        files = [member for member in archive.getmembers() if member.isfile()]
        return {member.name: archive.extractfile(member).read().decode() for member in files}


def write_archive(path, files):
    """Write files, as texts by their paths, into an archive like that of a module."""
    with tarfile.open(path, "w:gz") as archive:
        for name, text in files.items():
            content = text.encode()
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))


def _javascript_of_2021(text):
    text = re.sub(r"^    const result = ", "    var _a;\n    const result = ", text, flags=re.MULTILINE)
    text = re.sub(r"(obj\.\w+)\?\.", r"(_a = \1) === null || _a === void 0 ? void 0 : _a.", text)
    text = re.sub(r"\by\?\.", "y === null || y === void 0 ? void 0 : y.", text)
    return re.sub(
        r"\(r, i\) => (\(i\[1\] === undefined\) \? r : \(\{ \.\.\.r, \[i\[0\]\]: )i\[1\]\?\.(.*?) \}\), \{\}\)",
        r"(r, i) => { var _a; return \1(_a = i[1]) === null || _a === void 0 ? void 0 : _a.\2 }); }, {})",
        text,
    )


def _python_of_2020(source):
    source = source.replace(
        "from ._jsii import *\n",
        "import jsii.compat\n\n"
        f'__jsii_assembly__ = jsii.JSIIAssembly.load(\n    "{NAME}", "0.0.0", __name__, "{NAME}@0.0.0.jsii.tgz"\n)\n',
    )
    start, end = source.index("class Shop("), source.index("class ShopProps:")
    return source[:start] + _MEMBERS_SINCE_2021.sub("", source[start:end], count=1) + _VALUE.sub("", source[end:])


def _archive_of_2020(files):
    text = files["package/com.example.js"]
    text = re.sub(r"^exports\.toJson_.*\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"^function toJson_.*?^\}\n", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^Shop\.GVK = .*?^\};\n", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^    (?:static manifest|toJson)\(.*?^    \}\n", "", text, flags=re.MULTILINE | re.DOTALL)
    identity = "...props,\n            kind: 'Shop',\n            apiVersion: 'example.com/v1',\n"
    text = text.replace("...Shop.GVK,\n            ...props,\n", identity)
    text = text.replace("this.value = value;", "Object.defineProperty(this, 'resolve', { value: () => value });")
    description = json.loads(files["package/.jsii"])
    for described in description["types"].values():
        if described["kind"] == "class":
            described.pop("properties", None)
            if described.get("base"):
                described.pop("methods", None)
    return {**files, "package/com.example.js": text, "package/.jsii": json.dumps(description)}
