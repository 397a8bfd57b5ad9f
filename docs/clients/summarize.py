"""Summarises a file with nothing but Python's standard library: summarize.py URL FILE. With SUMMARIZER_KEY where the app asks for a key."""

import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request


class Summarizer:
    def __init__(self, url: str, key: str | None = None):
        self.url, self.key = url.rstrip("/"), key

    def summarize(self, text: str, **options) -> dict:
        """A summary at once; nothing is stored. Options: sentences, ratio, words, query, title, language, sortBy, llm, includeText."""
        return self._call("POST", "/api/summaries", json.dumps({"text": text, **options}).encode(), "application/json")[1]

    def put(self, name: str, content: bytes, content_type: str = "text/plain; charset=utf-8") -> None:
        """Stores an article; its summary follows."""
        self._call("PUT", "/api/articles/" + urllib.parse.quote(name), content, content_type)

    def get(self, name: str, timeout: float = 60) -> dict:
        """A stored article's summary, waiting for it where it is still to come."""
        end = time.monotonic() + timeout
        while True:
            status, result = self._call("GET", "/api/summaries/" + urllib.parse.quote(name))
            if status == 200 and result["error"]:
                raise ValueError(result["error"]["message"])
            if status == 200:
                return result
            if time.monotonic() > end:
                raise TimeoutError(f"{name} still waits for its summary")
            time.sleep(0.5)

    def _call(self, method: str, path: str, body: bytes | None = None, content_type: str | None = None) -> tuple[int, dict]:
        headers = {"x-functions-key": self.key} if self.key else {}
        if content_type:
            headers["Content-Type"] = content_type
        request = urllib.request.Request(self.url + path, body, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=100) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            raise ValueError(_words(error)) from None


def _words(error: urllib.error.HTTPError) -> str:
    """application/problem+json: "type" is stable, "detail" says what is wrong and what is allowed. A host or proxy may answer without it."""
    try:
        return json.load(error)["detail"]
    except (ValueError, KeyError, TypeError):
        return f"The server returned {error.code} {error.reason}."


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit("usage: summarize.py URL FILE")
    app = Summarizer(sys.argv[1], os.environ.get("SUMMARIZER_KEY"))
    with open(sys.argv[2], encoding="utf-8") as file:
        article = file.read()

    best = app.summarize(article, sentences=2, sortBy="rank")
    print(f"{len(best['extractive']['sentences'])} sentences")

    app.put("clients/python.txt", article.encode())
    for sentence in app.get("clients/python.txt")["extractive"]["sentences"]:
        print(" ".join(sentence["text"].split()))

    try:
        app.summarize("A.", sentences=0)
    except ValueError as error:
        print(error)


if __name__ == "__main__":
    try:
        main()
    except (ValueError, OSError) as error:  # TimeoutError and URLError are of the second kind
        sys.exit(str(error))
