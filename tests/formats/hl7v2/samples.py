"""HL7 messages for tests, built from a few values."""

NAME = "Secretname"
TEXT = f"Stent of the left renal artery. {NAME}"


def segment(name, **fields):
    """A segment with fields by position: ``segment("OBR", f3="A1")``."""
    last = max((int(key[1:]) for key in fields), default=0)
    return "|".join([name, *(str(fields.get(f"f{at}", "")) for at in range(1, last + 1))])


def header(kind="ORU^R01", **fields):
    """MSH; positions are those of the standard, in which MSH-1 is the delimiter."""
    usual = {
        "f2": "^~\\&",
        "f3": "RIS",
        "f4": "HOSP",
        "f7": "20260315",
        "f9": kind,
        "f10": "M1",
        "f11": "P",
        "f12": "2.5.1",
    }
    given = {**usual, **fields}
    return segment("MSH", **{f"f{int(key[1:]) - 1}": value for key, value in given.items()})


def patient(**fields):
    return segment("PID", **{"f3": "77^^^HOSP^MR", "f5": "DOE^JOHN", "f7": "19600315", **fields})


def visit(**fields):
    return segment("PV1", **{"f2": "O", "f19": "V1", **fields})


def request(**fields):
    return segment(
        "OBR", **{"f1": "1", "f3": "A1", "f4": "75722^Angiogram^C4", "f7": "202603141030-0500", "f25": "F", **fields}
    )


def row(text=TEXT, **fields):
    return segment("OBX", **{"f1": "1", "f2": "TX", "f3": "GDT", "f5": text, "f11": "F", **fields})


def document(**fields):
    usual = {"f1": "1", "f2": "OP", "f4": "20260314", "f5": "9^HOUSE", "f12": "D1", "f15": "A1", "f17": "AU"}
    return segment("TXA", **{**usual, **fields})


def message(*segments):
    return "".join(f"{item}\r" for item in segments)


def result(*segments, **fields):
    """A result message: fields of its OBR, and the segments after it (a text where none are given)."""
    return message(header(), patient(), visit(), request(**fields), *(segments or (row(),)))


def mdm(event="T02", text=TEXT, **fields):
    return message(header(f"MDM^{event}"), "EVN||20260316", patient(), visit(), document(**fields), row(text))


def batch(*messages, told=None):
    count = len(messages) if told is None else told
    return f"FHS|^~\\&\rBHS|^~\\&\r{''.join(messages)}BTS|{count}\rFTS|1\r"
