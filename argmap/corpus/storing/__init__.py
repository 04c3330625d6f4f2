"""The folder that a run writes: tables in parts, a manifest, a log, and the lock that keeps a second run out."""
