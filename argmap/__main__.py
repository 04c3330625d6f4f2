"""`python -m argmap`."""

from argmap.cli import main

if __name__ == "__main__":  # other processes of a server load this module, too
    main()
