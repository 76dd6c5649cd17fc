"""Requests for certificates are refused where the API server refuses them."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import pytest

from .manifests import below, of_kind, refusals

REQUEST = b64encode(b"-----BEGIN CERTIFICATE REQUEST-----\nMIH0\n-----END CERTIFICATE REQUEST-----\n").decode()
SIGNER = "signers_of_certificates_are_named"
USAGES = "usages_of_certificates_are_known"


@pytest.mark.parametrize(
    ("spec", "refused"),
    [
        ({"signerName": f"{'a' * 63}.example.com/{'b' * 253}"}, []),
        ({"request": ""}, [("request", "requests_for_certificates_are_pem")]),
        ({"usages": []}, [("usages", USAGES)]),
        ({"usages": ["any", "any"]}, [("usages[1]", USAGES)]),
        ({"usages": ["Client Auth"]}, [("usages[0]", USAGES)]),
        ({"signerName": ""}, [("signerName", SIGNER)]),
        ({"signerName": "example/a"}, [("signerName", SIGNER)]),
        ({"signerName": "example.com/a/b"}, [("signerName", SIGNER)]),
        ({"signerName": "example.com/A"}, [("signerName", SIGNER)]),
        ({"signerName": "kubernetes.io/legacy-unknown"}, [("signerName", SIGNER)]),
        ({"expirationSeconds": 599}, [("expirationSeconds", "certificates_last_ten_minutes_at_least")]),
    ],
)
def test_a_request_for_a_certificate(spec: dict[str, Any], refused: list[tuple[str, str]]) -> None:
    good = {"request": REQUEST, "signerName": "example.com/signer", "usages": ["client auth"]}

    assert refusals(of_kind("CertificateSigningRequest", spec={**good, **spec})) == below("spec.", refused)
