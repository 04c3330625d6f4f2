"""Maps inside documents: one function turns a fenced block into HTML, and site builders call it.

What only one host needs is in the module that bears its name.
"""
