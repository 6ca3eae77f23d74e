"""One HTTP request to the endpoint, within bounds of time and size.

The standard library's client does all that is needed and nothing that is not wanted: it follows no redirect, knows no
proxy, cookie or password file, and unpacks nothing. A document goes to the host that the user named, or nowhere.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass

from detente.errors import DetenteError, UsageError

MOST_BYTES = 8_000_000
"""An answer of 16,000 tokens has some 60,000 bytes; ones with log-probabilities a hundred times as many."""
_CHUNK = 65_536
_SAFE = "/?%:@-._~!$&'()*+,;="


class EndpointError(DetenteError):
    """The endpoint gave no answer that can be used."""


class GarbledError(EndpointError):
    """An answer came, and cannot be read: worth one more try."""


class UnreachableError(EndpointError):
    """A connection that broke: worth another try."""


class LateError(UnreachableError):
    """No whole answer in the time that there was: worth one more try."""


class AbsentError(EndpointError):
    """Nothing answers at the address, or not the one that it claims to be: the same for every document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where requests go."""

    secure: bool
    host: str
    port: int
    path: str

    @property
    def name(self) -> str:
        """Host and port, for messages."""
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came back. Header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def target(url: str) -> Target:
    """The chat-completions address under a base address. Raises UsageError for what is none."""
    try:
        parts = urllib.parse.urlsplit(url.strip())
        port = parts.port
        (parts.hostname or "").encode("idna")
    except ValueError as error:  # a UnicodeError is one
        raise UsageError(f"not an address: {error}", input=url, do="Give it like http://localhost:11434/v1.") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError("not an address of http or https", input=url, do="Give it like http://localhost:11434/v1.")
    if parts.username or parts.password:
        raise UsageError(
            "the address holds a password", do="Take it out; name an environment variable that holds the key."
        )
    if any(ord(character) <= 32 or ord(character) == 127 for character in url.strip()):
        raise UsageError("the address holds a space or control character", do="Correct it.")
    path = parts.path.rstrip("/")
    if not path.endswith("/chat/completions"):
        path += "/chat/completions"
    secure = parts.scheme == "https"
    return Target(
        secure=secure,
        host=parts.hostname,
        port=port or (443 if secure else 80),
        path=urllib.parse.quote(path, safe=_SAFE)
        + (f"?{urllib.parse.quote(parts.query, safe=_SAFE)}" if parts.query else ""),
    )


def post(where: Target, body: bytes, *, headers: Mapping[str, str], seconds: float) -> Reply:
    """Send one request and take in the answer.

    Raises AbsentError where nobody is there, LateError where `seconds` pass in all, UnreachableError where the
    connection breaks, EndpointError for an answer over `MOST_BYTES` or an unencrypted way to a host outside the local
    network.
    """
    connection = _connection(where, seconds)
    late = threading.Event()
    watch = threading.Timer(seconds, _cut, (connection, late))
    watch.daemon = True
    watch.start()
    try:
        connection.connect()
        if not where.secure:
            _must_be_near(connection, where)
        connection.request("POST", where.path, body=body, headers=dict(headers))
        answer = connection.getresponse()
        taken = _taken(answer, where)
    except (ConnectionRefusedError, socket.gaierror, ssl.SSLCertVerificationError) as error:
        raise AbsentError(_said(error), input=where.name, do="Check the address.") from error
    except (OSError, http.client.HTTPException) as error:
        if late.is_set() or isinstance(error, TimeoutError):
            raise LateError(f"no whole answer within {seconds:g} s", input=where.name) from error
        raise UnreachableError(_said(error), input=where.name) from error
    finally:
        watch.cancel()
        connection.close()
    if late.is_set():
        raise LateError(f"no whole answer within {seconds:g} s", input=where.name)
    return Reply(status=answer.status, headers={key.lower(): value for key, value in answer.getheaders()}, body=taken)


def _connection(where: Target, seconds: float) -> http.client.HTTPConnection:
    if where.secure:
        return http.client.HTTPSConnection(
            where.host, where.port, timeout=seconds, context=ssl.create_default_context()
        )
    return http.client.HTTPConnection(where.host, where.port, timeout=seconds)


def _cut(connection: http.client.HTTPConnection, late: threading.Event) -> None:
    """End a request that takes too long, whatever it waits for: a socket's own limit starts anew with each byte."""
    late.set()
    held = connection.sock
    if held is not None:
        try:
            held.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # the other side was faster


def _must_be_near(connection: http.client.HTTPConnection, where: Target) -> None:
    """What is not encrypted may be read on the way: only to this machine or its own network."""
    held = connection.sock
    peer = str(held.getpeername()[0]).partition("%")[0] if held is not None else ""
    address = ipaddress.ip_address(peer)
    if not (address.is_loopback or address.is_private or address.is_link_local):
        raise EndpointError(
            "documents are sent unencrypted only within the local network", input=where.name, do="Use https."
        )


def _taken(answer: http.client.HTTPResponse, where: Target) -> bytes:
    taken = bytearray()
    while chunk := answer.read1(_CHUNK):
        taken += chunk
        if len(taken) > MOST_BYTES:
            raise EndpointError(f"the answer is larger than {MOST_BYTES:,} bytes", input=where.name)
    if answer.length:  # fewer bytes came than were promised
        raise http.client.IncompleteRead(bytes(taken[:0]), answer.length)
    return bytes(taken)


def _said(error: OSError | http.client.HTTPException) -> str:
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"no connection, or a broken one ({' '.join(str(words).split())[:200]})"
