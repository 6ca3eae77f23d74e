"""Over TLS: the certificate is checked before a word is sent."""

import shutil
import ssl
import subprocess

import pytest
from llm_reports import GOOD, REPORT
from llm_server import in_turn, make, says, serving, settings_for

from detente.model import load_catalogue
from detente.read.llm.client import EndpointError
from detente.read.llm.reader import LanguageModelReader

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")


@pytest.fixture
def secured(tmp_path):
    """A server with a certificate of its own making: the server and the certificate's file."""
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate),
            *("-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with serving(in_turn(says(GOOD))) as served:
        served.server.socket = context.wrap_socket(served.server.socket, server_side=True)
        served.url = served.url.replace("http://127.0.0.1", "https://localhost")
        yield served, certificate


def test_an_unknown_certificate_ends_it_before_anything_is_sent(secured, tmp_path):
    served, _ = secured
    reader = LanguageModelReader(load_catalogue(), settings_for(served.url, tmp_path / "cache"), sleep=lambda _: None)
    with pytest.raises(EndpointError, match=r"(?i)certificate"):
        reader.read(make(REPORT))
    assert not served.requests


def test_a_certificate_that_the_user_trusts_will_do(secured, tmp_path, monkeypatch):
    served, certificate = secured
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    reader = LanguageModelReader(load_catalogue(), settings_for(served.url, tmp_path / "cache"))
    assert reader.read(make(REPORT)).statements
