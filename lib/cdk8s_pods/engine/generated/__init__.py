"""Modules that `cdk8s import` wrote, on the engine.

Such a module is Python without any knowledge of Kubernetes: what makes a manifest of its values is JavaScript beside
it. That JavaScript has few forms, so it is read (never run) for what it knows: the API version and kind of every class,
the JSON key of every field, and the value of every member of an enum.

    archive.py, javascript.py, jsii_types.py   reading the archive beside a module
    definitions.py                             what was read, as lines of text, one for each type
    cache.py                                   these lines in the user's cache folder
    assemblies.py                              the archives in use, and the types of each
    conversion.py                              values on their way in, refused as the official modules refuse them
    shapes.py                                  values on their way out: fields in the order and with the keys of the API
    classes.py                                 what the classes of a module call
    type_checks.py, publication.py             two modules that they import
"""
