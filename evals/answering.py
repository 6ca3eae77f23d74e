"""A local server that answers as a language model once did: what was asked is told by the document in the question.

It speaks as much of OpenAI's interface for chats as the reader needs, over a real connection, so that client, cache and
assembling are measured as they run. A document without an answer gets a 404, as a server gives for what it does not know.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_MARK = re.compile(r"^=== (?P<mark>[0-9a-f]{24}) ===$", re.MULTILINE)


def asked_about(question: str) -> str:
    """The SHA-256 of the document, or part of one, in a question: what stands between its last mark and the one before like it.

    Raises ValueError for a question without them.
    """
    marks = list(_MARK.finditer(question))
    own = [one for one in marks if one["mark"] == marks[-1]["mark"]]  # a document may hold another's, never its own
    if len(own) != 2:
        raise ValueError("no document between two marks")
    document = question[own[0].end() : own[1].start()].strip("\n")
    return hashlib.sha256(document.encode()).hexdigest()


@contextlib.contextmanager
def answering(answers: Mapping[str, str]) -> Iterator[str]:
    """The address of a server that gives these answers, by the hash of the document asked about."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            answer = answers.get(asked_about(asked["messages"][-1]["content"]))
            said = {"message": {"role": "assistant", "content": answer}, "finish_reason": "stop"}
            body = {"choices": [said]} if answer is not None else {"error": {"message": "no answer is kept to this"}}
            told = json.dumps(body).encode()
            self.send_response(200 if answer is not None else 404)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, format: str, *args: object) -> None:
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
