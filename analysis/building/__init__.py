"""A folder of tables, built part by part: bounded memory, only what is new, on any engine.

What a table says of an article follows from three things, and each step redoes its work only where
they changed:

1. `finding`: files to articles, sentences, tokens and detected names, a part of some hundred files
   at a time. It looks at one file at a time.
2. `deciding`: what only the whole collection tells, from compact tables: which article stands
   twice, which outlet a short name is, whom a name means.
3. `telling`: quotes, voices and sentiment of each article with its decided names.
"""
