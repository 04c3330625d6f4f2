"""argmap beside other packages, in one run: `python -m benchmarks.comparison`, or with the names of parts.

Every peer evaluates the same generated graphs, and results must agree with argmap's to 1e-9, or the run ends with an
error. A peer that crashes or is stopped, after a quarter of a minute on graphs of up to a thousand claims and after a
minute on larger ones, has a line that says so and is not tried on larger graphs of that shape; one that is not there is
named on stderr. Those from PyPI:

    pip install formal-argumentation arglib pygarg python-argumentation python-sat arguebuf numpy

QBAF-Py and Uncertainpy are not on PyPI: `--qbafpy` and `--uncertainpy` take checkouts, of which QBAF-Py is built with
`python setup.py build_ext --inplace`; Uncertainpy needs matplotlib. Argdown's program comes with `npm install
@argdown/cli` and is taken from PATH or from `--argdown`.

Building a model, its first call, later calls and calls after a change of one base score are timed apart, with what is
imported before and the result read afterwards. Each figure is measured in several rounds, in each of which every peer
has its turn in a process of its own: shown is the median of the rounds, ± half the distance between the least and the
greatest, and how many times argmap's it is, as a bold fraction where the peer is faster. Times are CPU seconds.

Memory is the peak of a process that builds one model and calls once: interpreter, graph, package, model and result.
"""
