"""argmap beside other packages from PyPI, in one run: `python -m benchmarks.comparison [gradual] [abstract] [reading]`.

Every package that is installed evaluates the same generated graphs, each evaluation in a process of its own; results
must agree, or the run ends with an error. A peer that crashes or takes more than a minute has a row that says so and is
not tried on larger graphs of that shape; one that is not installed is named on stderr. All peers:

    pip install formal-argumentation arglib pygarg python-argumentation python-sat arguebuf

What is timed is one call of the package's public function on its own model of the graph, built before; making the
model and reading the result out of it are not. Most peers find the order of the claims anew in each call, as argmap
does in `strengths(map)`; *× call* is the ratio to that. *× pass* is the ratio to the compiled kernel's pass over rows
laid out before, which is what each further evaluation of one map costs. Medians of several samples; *spread* is the
distance between the slowest and the fastest, in percent of the median.

*deviation* is the largest difference of a strength from argmap's; for labellings the number that only one side found.

Memory is the peak of the process in MB: interpreter, graph, package, model and the first call. *before* is the part
that was there before the package was imported.
"""
