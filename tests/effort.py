"""How much the tests try: what the quick run leaves out, and how many examples a property test takes."""

from __future__ import annotations

import os

IS_CI = bool(os.environ.get("CI"))

SLOW = {
    "tests/browser/": "needs a browser",
    "tests/integration/": "starts many processes",
    "tests/cli/test_command_line.py": "starts many processes",
    "tests/notebook/test_widget_in_browser.py": "needs a browser",
    "tests/notebook/test_executed_notebook.py": "starts a kernel",
    "tests/pages/test_blocks.py": "runs every command of the guide",
    "tests/formats/test_conformance.py": "takes generated maps through every format",
    "tests/drawing/test_conformance.py": "draws generated maps with every renderer",
    "tests/formats/test_argdown.py": "starts Node.js with Argdown's own parser",
    "tests/drawing/test_contract.py": "draws large maps and measures the pictures",
    "tests/article/test_markdown_article.py::test_pathological": "takes very long texts",
    "tests/article/test_pdf.py": "starts many processes",
    "tests/article/test_web_page.py": "starts many processes",
    "tests/article/test_word_document.py::test_bombs": "makes very large documents",
    "tests/assistants/test_assistant_server.py::test_a_call": "starts several processes",
    "tests/assistants/test_assistant_server.py::test_a_process": "starts several processes",
    "tests/assistants/test_assistant_server.py::test_calls_run": "starts several processes",
    "tests/assistants/test_assistant_server.py::test_standard_output": "starts several processes",
    "tests/assistants/test_assistant_server.py::test_what_is_wrong": "starts several processes",
    "tests/assistants/test_edit_tool.py::test_three_processes": "starts several processes",
    "tests/batch/test_checking.py::test_one_process_several": "starts several processes",
    "tests/batch/test_checking.py::test_runs_at_the_same_time": "starts several processes",
    "tests/cli/test_hostile_files.py": "starts many processes",
    "tests/documents/test_sites.py": "builds sites with MkDocs, Sphinx and pandoc",
    "tests/drawing/test_html.py::test_two_thousand_levels": "takes a very deep map",
    "tests/drawing/test_png.py::test_a_picture_beyond": "makes very large maps",
    "tests/drawing/test_typst.py": "compiles many pages with Typst",
    "tests/model/test_builder.py::test_a_chain_of_a_hundred_thousand": "takes a very large map",
    "tests/model/test_part.py::test_a_chain_of_many_claims": "takes a very large map",
    "tests/model/test_stats.py::test_a_chain_of_100000": "takes a very large map",
    "tests/teach/test_posing.py": "poses every kind of exercise from every map",
    "tests/teach/test_worksheet.py": "compiles many pages with Typst",
    "tests/test_maps.py": "draws and scores every map that comes along",
    "tests/drawing/test_mermaid.py": "starts Node.js with Mermaid",
    "tests/formats/test_any_reader.py::test_a_depth": "takes very deep maps",
    "tests/formats/test_corpora.py::test_cdcp_links": "reads a very large file",
    "tests/formats/test_real_files.py": "reads whole corpora",
    "tests/cli/test_review.py::test_the_file_is_whole": "starts several processes",
    "tests/review/test_random_actions.py": "tries random actions on every map that comes along",
    "tests/rules/test_check.py::test_a_deep_chain": "takes very large maps",
    "tests/rules/test_structure.py::test_large_maps": "takes very large maps",
    "tests/rules/test_structure.py::test_thousands": "takes a very large map",
    "tests/rules/test_wording.py::test_hostile_texts": "takes very long texts",
    "tests/scoring/answers/test_contributions.py::test_a_map_too_large": "takes a very large map",
    "tests/scoring/test_abstract.py::test_a_chain_of_100_000": "takes a very large map",
    "tests/scoring/test_evaluate.py::test_a_chain_of_100000": "takes a very large map",
    "tests/scoring/test_kernel.py::test_a_million": "takes very large maps",
    "tests/scoring/test_metrics.py::test_ten_thousand": "takes a very large map",
    "tests/teach/test_exports.py::test_an_export_says": "makes every export of every kind of exercise",
    "tests/teach/test_qti_reader.py": "starts Node.js with another program's reader",
    "tests/test_effort.py::test_the_quick_run": "starts another pytest",
    "tests/formats/test_kialo.py::test_kialo_threads_of_any": "takes a very deep map",
    "tests/versions/test_kinds_of_change.py::test_undercuts_of_undercuts": "takes a very deep map",
    "tests/versions/test_writers.py::test_five_thousand": "takes a very large map",
}
"""What `pytest -m "not slow"` leaves out: folders, files and tests by the beginning of their place, with the reason."""
MANY_EXAMPLES = "tries many examples"
"""Why it leaves out property tests."""


def examples(count: int) -> int:
    """How many examples to try of the `count` that are wanted: all on a desk, a third where `CI` is set."""
    return max(count // 3, 15) if IS_CI else count
