from __future__ import annotations

import pytest

from argmap.documents.fence_attributes import AttributeFault, read_info
from argmap.documents.fence_finder import FenceFinder, find_fences

PAGE = """\
---
title: x
---
```argmap
a: 1
```

1. list

   ~~~~ {.argmap focus=x}
   a: 1

     b: 2
   ~~~~

> ````argdown
> [a]: ```
> ````

!!! note
\t```argmap
\tc: 3
\t```

````text
```argmap
a: 1
```
````

```argmap
a: 1
```

- ```argmap
  d: 4
  ```

```argmap
never closed
"""


def test_blocks_are_found_in_whatever_they_are() -> None:
    found = [(fence.line, fence.column, fence.info) for fence in find_fences(PAGE.split("\n"))]
    assert found == [
        (4, 0, "argmap"),
        (10, 3, "{.argmap focus=x}"),
        (16, 2, "argdown"),
        (21, 1, "argmap"),
        (25, 0, "text"),
        (31, 0, "argmap"),
        (35, 2, "argmap"),
        (39, 0, "argmap"),
    ]


def test_each_of_two_equal_blocks_has_its_own_line() -> None:
    finder = FenceFinder(PAGE.split("\n"))
    texts = ["a: 1\n", "a: 1\n\n  b: 2", "c: 3", "a: 1", "d: 4", "[a]: ```", "a: 1", "e"]
    lines = [fence.line if fence else None for fence in map(finder.take, texts)]
    assert lines == [4, 10, 21, 31, 35, 16, None, None]


@pytest.mark.parametrize(
    ("info", "expected"),
    [
        ("argmap", ("argmap", {})),
        ("argmap focus=a depth=2", ("argmap", {"focus": "a", "depth": "2"})),
        (".argmap", ("argmap", {})),
        ("argmap {focus=a}", ("argmap", {"focus": "a"})),
        ("{argmap}", ("argmap", {})),
        ("{.argdown-map #id .class caption='a \"b\"'}", ("argdown-map", {"caption": 'a "b"'})),
        ("argmap strengths", ("argmap", {"strengths": True})),
        ("argmap strengths=", None),
        ("argmap caption='x", None),
        ("argmap =x", None),
        ("argmap " + "x" * 10_000, None),
        ("", ("", {})),
        ("a=b", ("", {})),
    ],
)
def test_the_line_that_opens_a_block(info: str, expected: tuple[str, dict[str, object]] | None) -> None:
    if expected is None:
        with pytest.raises(AttributeFault):
            read_info(info)
    else:
        assert read_info(info) == expected


def test_a_line_of_many_list_marks_takes_no_time() -> None:
    assert list(find_fences([("-" + " " * 50) * 50 + "x", "> " * 10_000 + "x", " " * 100_000 + "x"])) == []
