"""A real HTTP server that speaks like a language model's, well or badly, as each test says."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from detente.model import Source
from detente.read.llm.answers import CLAIMS
from detente.settings import Endpoint, Settings


@dataclass
class Reply:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    raw: Callable[[BaseHTTPRequestHandler], None] | None = None
    """Takes over the connection instead."""


Script = Callable[[dict], Reply]


def says(words, *, finish="stop", tokens=None) -> Reply:
    """A chat completion with these words (a dict is put into JSON)."""
    content = words if isinstance(words, str) else json.dumps(words)
    body = {"choices": [{"message": {"role": "assistant", "content": content}, "finish_reason": finish}]}
    if tokens is not None:
        body["usage"] = {"total_tokens": tokens}
    return Reply(body=json.dumps(body).encode())


def fails(status: int, message: str = "no", **headers: str) -> Reply:
    body = json.dumps({"error": {"message": message}}).encode()
    return Reply(status=status, body=body, headers={key.replace("_", "-"): value for key, value in headers.items()})


class Served:
    """A running server: `url` for the endpoint, `requests` as (path, headers, body)."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.requests: list[tuple[str, dict[str, str], dict]] = []
        self.stop = threading.Event()
        served = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                served.requests.append((self.path, dict(self.headers.items()), body))
                self.answer(served.script(body))

            def do_GET(self):
                served.requests.append((self.path, dict(self.headers.items()), {}))
                self.answer(Reply(status=404))

            def answer(self, reply):
                with contextlib.suppress(OSError):
                    if reply.raw:
                        self.close_connection = True
                        reply.raw(self)
                        return
                    self.send_response(reply.status)
                    for key, value in reply.headers.items():
                        self.send_header(key, value)
                    self.send_header("Content-Length", str(len(reply.body)))
                    self.end_headers()
                    self.wfile.write(reply.body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.block_on_close = False
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()


@contextlib.contextmanager
def serving(script: Script) -> Iterator[Served]:
    served = Served(script)
    try:
        yield served
    finally:
        served.stop.set()
        served.server.shutdown()
        served.server.server_close()


def in_turn(*replies: Reply) -> Script:
    """The replies one after the other, the last one for ever."""
    waiting = list(replies)
    lock = threading.Lock()

    def script(_):
        with lock:
            return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    return script


def document(body: dict) -> str:
    """The document in a request, as a model sees it: what stands between the two marks."""
    prompt = body["messages"][-1]["content"]
    mark = next(line for line in prompt.splitlines() if line.startswith("=== "))
    return prompt.split(mark)[1].strip("\n")


def make(text: str, *, id: str = "r1", **more) -> Source:
    return Source(id=id, sha256="0" * 64, media_type="text/plain", location=f"{id}.txt", text=text, **more)


def settings_for(url: str, folder, **endpoint) -> Settings:
    return Settings(endpoint=Endpoint(**{"url": url, "model": "m-1", "cache": folder, "seconds": 30.0, **endpoint}))


def claims(**kinds) -> dict:
    """An answer with these claims, the other kinds empty."""
    return {kind: kinds.get(kind, []) for kind in CLAIMS}
