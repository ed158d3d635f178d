"""What nobody may write, read from the source: leaking caches, raw HTML, built SQL, loose calls."""

import ast
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
ROOMS = ("pages", "reports", "sections", "charts", "metrics", "data_access", "domain")
CODE = [HOME / "asgi.py", HOME / "streamlit_app.py"]
CODE += sorted(file for room in ROOMS for file in (HOME / room).rglob("*.py"))
CACHES = {"cache_data", "cache_resource", "cached"}


def name_of(node: ast.AST) -> str:
    """`st.cache_data(...)` and `cache_data` are both cache_data."""
    node = node.func if isinstance(node, ast.Call) else node
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def leaking_caches(tree: ast.AST) -> list[str]:
    """Cached functions with an argument that is not part of the key, or only partly."""
    cached = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and CACHES & {name_of(decorator) for decorator in node.decorator_list}
    ]
    return [
        f"{function.name}({argument.arg})"
        for function in cached
        for argument in ast.walk(function.args)
        if isinstance(argument, ast.arg)
        and (
            argument.arg.startswith("_")  # Streamlit leaves it out of the key
            or argument.annotation is None
            or "Frame" in ast.unparse(argument.annotation)  # a large one is sampled
        )
    ]


def raw_html(tree: ast.AST) -> list[str]:
    """HTML of anything but a literal at the top of the file."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    unsafe = [c for c in calls if any("unsafe" in (k.arg or "") for k in c.keywords)]
    constants = {
        target.id
        for node in ast.iter_child_nodes(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    html = [
        c
        for c in calls
        if name_of(c) == "html"
        and isinstance(c.func, ast.Attribute)
        and not all(isinstance(arg, ast.Name) and arg.id in constants for arg in c.args)
    ]
    return [ast.unparse(call) for call in (*unsafe, *html)]


def built_sql(tree: ast.AST) -> list[str]:
    """`text(...)` of anything but a literal."""
    return [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and name_of(node) == "text"
        and any(isinstance(child, ast.JoinedStr | ast.BinOp) for child in ast.walk(node))
    ]


def loose_calls(tree: ast.Module) -> list[str]:
    """What a file does by being run alone."""
    allowed = (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)
    return [
        ast.unparse(node)
        for node in tree.body
        if not isinstance(node, allowed)
        and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]


def found(rule, file: Path) -> list[str]:
    return rule(ast.parse(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("rule", [leaking_caches, raw_html, built_sql])
def test_no_file_breaks_the_rule(rule):
    broken = {str(file.relative_to(HOME)): found(rule, file) for file in CODE}
    assert {file: what for file, what in broken.items() if what} == {}


def test_a_page_only_defines_and_begins_by_asking_who_is_looking():
    for file in sorted((HOME / "pages").glob("*.py")):
        assert found(loose_calls, file) == []
        tree = ast.parse(file.read_text(encoding="utf-8"))
        pages = [n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == "page"]
        for page in pages:
            first = ast.unparse(page.body[1])  # after the docstring
            assert "session.require_viewer(" in first, file.name


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        (leaking_caches, "@st.cache_data\ndef f(_user: str): ..."),
        (leaking_caches, "@st.cache_data(ttl=1)\ndef f(rows: pd.DataFrame): ..."),
        (leaking_caches, "@cache_resource\ndef f(*, rows): ..."),
        (raw_html, "st.markdown(name, unsafe_allow_html=True)"),
        (raw_html, "st.html(name)"),
        (built_sql, "text(f'SELECT {x}')"),
        (built_sql, "sa.text('SELECT ' + x)"),
        (loose_calls, "import a\npage()"),
        (loose_calls, "if True:\n    page()"),
    ],
)
def test_each_rule_bites(rule, source):
    assert rule(ast.parse(source))
