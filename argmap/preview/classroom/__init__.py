"""Exercises in class: handed out and collected by a server on the teacher's machine, without accounts.

Everything is in one folder: a log of events in SQLite, which is only ever added to, and the answers of each student as
plain files. What students send is in both before it is acknowledged. The key stays with the server, which grades.
"""
