"""Whether what htmx puts into a page is what the page would have been without it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

# Words and marks of everything in the main part, without what a script or one visit adds.
SHAPE = r"""(main) => [...main.querySelectorAll('*')].map((each) => {
  const passing = ['value', 'style', 'tabindex', 'data-sent', 'data-over-now',
    'data-htmx-powered'];
  const marks = [...each.attributes]
    .filter(({name}) => !(each.type === 'hidden' && name === 'value') && !passing.includes(name))
    .map(({name, value}) => `${name}=${name === 'class' ? value.replace(/htmx-\S+/g, '') : value}`)
    .map((mark) => mark.trim()).sort();
  const own = each.matches('[data-count-for], textarea, script') ? '' : [...each.childNodes]
    .filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join(' ')
    .replace(/\d\d\.\d\d/g, 'a time').trim();
  return [each.tagName, ...marks, own].join(' ');
})"""
SWAPPED = """document.addEventListener('htmx:after:swap', () => {
  delete document.documentElement.dataset.waits
})"""
PARSED = rf"""(html) => ({SHAPE})(
  new DOMParser().parseFromString(html, 'text/html').querySelector('main'))"""


class Swaps:
    """Listens to a page for posts by htmx, and says afterwards how a swap differed."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.posts: list[Any] = []
        self.compared = 0
        page.on("requestfinished", self._finished)
        page.add_init_script(SWAPPED)

    @contextlib.contextmanager
    def answered(self) -> Iterator[None]:
        """Wait until what is done here has put something else in the page, or led to another."""
        self.page.evaluate("document.documentElement.dataset.waits = ''")
        yield
        self.page.locator("html:not([data-waits])").wait_for()
        self.page.wait_for_load_state()

    def _finished(self, request: Any) -> None:
        if request.method == "POST" and request.headers.get("hx-request"):
            self.posts.append(request)

    def faults(self) -> list[str]:
        """Compare the page as it is with what the same post, or a reload, gives without htmx.

        Only for the newest post, and only when the page is still the one it was sent from.
        """
        posts, self.posts = self.posts, []
        if not posts or "hx-redirect" in posts[-1].response().headers:
            return []
        self.compared += 1
        here = self.page.evaluate(SHAPE, self.page.query_selector("main"))
        if posts[-1].redirected_to:
            self.page.reload()
            whole = self.page.evaluate(SHAPE, self.page.query_selector("main"))
        else:
            whole = self.page.evaluate(PARSED, self._again(posts[-1]))
        return [f"{self.page.url}: {line}" for line in differences(here, whole)]

    def _again(self, post: Any) -> str:
        """The page that the same post gives to a browser without htmx."""
        kept = {"content-type", "referer", "origin"}
        headers = {name: value for name, value in post.headers.items() if name in kept}
        answer = self.page.request.post(post.url, data=post.post_data_buffer, headers=headers)
        text: str = answer.text()
        return text


def differences(swapped: list[str], whole: list[str]) -> list[str]:
    """The first lines that differ; nothing is what we want."""
    if swapped == whole:
        return []
    for one, other in zip(swapped, whole, strict=False):
        if one != other:
            return [f"swapped {one!r}, whole {other!r}"]
    return [f"swapped {len(swapped)} parts, whole {len(whole)}"]
