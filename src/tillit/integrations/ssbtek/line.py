"""The line to a service: mutual TLS, one post, an answer of a bounded size in a bounded time.

A question changes nothing at the other end, but each one is a disclosure that the agencies log. So
it is put once more only when the line could not be opened, and nothing had been sent.
"""

import ssl
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError, ProtocolError, ReadTimeoutError

from tillit.areas.assistance.types import Reason

from .envelope import Unusable

LARGEST_BYTES = 5 * 1024 * 1024
CHUNK_BYTES = 64 * 1024
OPEN_SECONDS = 5.0
TRIES = 2


@dataclass(frozen=True)
class Line:
    """Where a service is, and the certificates of both ends (paths of PEM files).

    `seconds`: how long one answer may take in all, once the line is open.
    """

    address: str
    certificate: str
    key: str
    authority: str
    seconds: float = 30

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        if parts.scheme != "https" or not parts.hostname or parts.username:
            raise ValueError("A service that knows people is reached over https")
        if not (self.certificate and self.key and self.authority):
            raise ValueError("Both certificates and the authority must be given")

    def post(self, content: bytes, action: str) -> bytes:
        """Send an envelope, give back the answer's bytes. Raises Unusable."""
        for last in range(TRIES):
            try:
                return self._post_once(content, action)
            except requests.exceptions.SSLError as error:
                raise Unusable(_of_certificates(error)) from None
            except requests.ConnectionError as error:
                if last + 1 < TRIES and _never_opened(error):
                    continue
                raise Unusable(_of_line(error)) from None
            except requests.Timeout:
                raise Unusable(Reason.SLOW) from None
            except ReadTimeoutError:
                raise Unusable(Reason.SLOW) from None
            except ProtocolError:
                raise Unusable(Reason.CUT_OFF) from None
            except (requests.RequestException, HTTPError):
                raise Unusable(Reason.AWAY) from None
            except OSError:  # a certificate of ours that is not where the settings say
                raise Unusable(Reason.NOT_SENT, "certificate") from None
        raise Unusable(Reason.AWAY)

    def _post_once(self, content: bytes, action: str) -> bytes:
        until = time.monotonic() + self.seconds
        with requests.Session() as session:
            session.trust_env = False  # neither a proxy nor another authority by the environment
            session.verify, session.cert = self.authority, (self.certificate, self.key)
            with session.post(
                self.address,
                data=content,
                headers={
                    "Content-Type": "text/xml; charset=utf-8",
                    "SOAPAction": f'"{action}"',
                    "Accept-Encoding": "identity",
                },
                timeout=(OPEN_SECONDS, self.seconds),
                allow_redirects=False,
                stream=True,
            ) as answer:
                return _read(answer, until)


def _read(answer: requests.Response, until: float) -> bytes:
    # 500 carries a SOAP fault (SOAP 1.1, 6.2).
    if answer.status_code not in {200, 500}:
        refused = answer.status_code in {401, 403}
        raise Unusable(Reason.LOCKED_OUT if refused else Reason.AWAY, str(answer.status_code))
    if answer.headers.get("Content-Encoding", "identity") != "identity":
        raise Unusable(Reason.UNREADABLE, "encoding")
    said = answer.headers.get("Content-Length", "")
    if said.isdigit() and int(said) > LARGEST_BYTES:
        raise Unusable(Reason.TOO_LARGE)
    found = bytearray()
    # As it comes: a full chunk from somebody who sends a byte at a time would never be there.
    while chunk := answer.raw.read1(CHUNK_BYTES, decode_content=False):
        found += chunk
        if len(found) > LARGEST_BYTES:
            raise Unusable(Reason.TOO_LARGE)
        if time.monotonic() > until:
            raise Unusable(Reason.SLOW)
    return bytes(found)


def _inner(error: BaseException) -> list[BaseException]:
    """A fault and all that it came of."""
    found: list[BaseException] = []
    waiting = [error]
    while waiting and len(found) < 20:
        each = waiting.pop()
        found.append(each)
        more = [*each.args, getattr(each, "reason", None), each.__cause__, each.__context__]
        waiting += [x for x in more if isinstance(x, BaseException) and x not in found]
    return found


def _of_certificates(error: BaseException) -> Reason:
    """Whose certificate was not believed: the service's by us, or ours by the service."""
    ours = any(isinstance(each, ssl.SSLCertVerificationError) for each in _inner(error))
    return Reason.NOT_GENUINE if ours else Reason.LOCKED_OUT


def _of_line(error: BaseException) -> Reason:
    inner = _inner(error)
    if any(isinstance(each, ssl.SSLError) for each in inner):
        return _of_certificates(error)
    slow = any(isinstance(each, TimeoutError) or "Timeout" in type(each).__name__ for each in inner)
    return Reason.SLOW if slow else Reason.AWAY


def _never_opened(error: BaseException) -> bool:
    """Whether nothing can have been sent: the other end was not there to be spoken to."""
    return any(isinstance(each, ConnectionRefusedError) for each in _inner(error))
