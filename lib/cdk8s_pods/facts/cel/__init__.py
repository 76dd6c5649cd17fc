"""Expressions in CEL, the language of conditions in the API: what is certainly wrong with one.

An expression is read as its grammar says, and the types of its parts are worked out only where they are plain to see.
So much is certain of any server: a syntax error, a variable that nobody declares, a function that there is none of,
and a result of a wrong type.

Source: https://github.com/google/cel-spec/blob/master/doc/langdef.md, and the grammar in parser/gen/CEL.g4 of
google/cel-go.
"""
