"""Where the server under test is and who logs in: from the environment, so that scripts of any language can read it."""

import hashlib
import os
import ssl
from dataclasses import dataclass


@dataclass(frozen=True)
class Server:
    host: str
    port: int
    tls_port: int
    user: str
    password: str
    certificate: str
    """A file: what the server showed to the runner, for clients that trust by file."""

    @staticmethod
    def from_environment():
        env = os.environ
        try:
            return Server(
                env["IMAP_HOST"],
                int(env["IMAP_PORT"]),
                int(env["IMAP_TLS_PORT"]),
                env["IMAP_USER"],
                env["IMAP_PASSWORD"],
                env["IMAP_CERTIFICATE"],
            )
        except KeyError as missing:
            raise SystemExit(f"{missing} is not set: start this script with ./run")

    def to_environment(self):
        return {
            "IMAP_HOST": self.host,
            "IMAP_PORT": str(self.port),
            "IMAP_TLS_PORT": str(self.tls_port),
            "IMAP_USER": self.user,
            "IMAP_PASSWORD": self.password,
            "IMAP_CERTIFICATE": self.certificate,
        }

    def certificate_digest(self, algorithm):
        """For clients that trust by fingerprint: hexadecimal digits in lower case."""
        with open(self.certificate, encoding="ascii") as pem:
            return hashlib.new(algorithm, ssl.PEM_cert_to_DER_cert(pem.read())).hexdigest()
