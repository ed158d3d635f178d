"""FHIR resources made for a test, and files of them."""

import json

PERSON = "urn:oid:1.2.752.129.2.1.3.1"
COORDINATION = "urn:oid:1.2.752.129.2.1.3.3"
NILS, JENNY = "194305289938", "193701119814"
OWN_CODES = "http://exempel.se/matt"


def bundle(*resources, **more):
    """A Bundle, each resource also with the address it has on its server."""
    entries = [
        {"fullUrl": f"http://server.se/fhir/{one['resourceType']}/{one.get('id')}", "resource": one}
        for one in resources
    ]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries, **more})


def lines(*resources):
    """One resource a line."""
    return "".join(json.dumps(one) + "\n" for one in resources)


def patient(id_, *numbers, system=PERSON, **more):
    """A Patient with numbers of one system."""
    identifiers = [{"system": system, "value": number} for number in numbers]
    return {"resourceType": "Patient", "id": id_, "identifier": identifiers, **more}


def organization(id_, name, type_="hemvård", **more):
    """An Organization."""
    return {
        "resourceType": "Organization",
        "id": id_,
        "name": name,
        "type": [{"text": type_}],
        **more,
    }


def observation(id_, code, value=None, *, about="p1", system="http://loinc.org", **more):
    """An Observation of a quantity, by a practitioner, in the organization o1."""
    said = {"valueQuantity": {"value": value}} if value is not None else {}
    return {
        "resourceType": "Observation",
        "id": id_,
        "status": "final",
        "code": {"coding": [{"system": system, "code": code, "display": "Sagt på annat sätt"}]},
        "subject": {"reference": f"Patient/{about}"},
        "effectiveDateTime": "2026-01-10T09:30:00+01:00",
        "performer": [{"reference": "Practitioner/a"}, {"reference": "Organization/o1"}],
        **said,
        **more,
    }
