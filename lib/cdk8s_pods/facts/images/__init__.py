"""What images do when nobody tells them otherwise: a file for each image or program, as data.

A file has one ``IMAGE``; a new one is found after ``make generate``.
"""
