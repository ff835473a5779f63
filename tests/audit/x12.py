"""X12 837 claims written down in few words."""

from __future__ import annotations

_ISA = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260315*0800*^*00501*000000001*0*T*:~"
VERSIONS = {"P": "005010X222A1", "I": "005010X223A2"}


def interchange(*segments: str, kind: str = "P") -> str:
    """An interchange with one transaction of these segments behind the billing provider."""
    version = VERSIONS[kind]
    head = [f"GS*HC*SENDER*RECEIVER*20260315*0800*1*X*{version}", f"ST*837*0001*{version}"]
    head += ["BHT*0019*00*1*20260315*0800*CH", "HL*1**20*1", "NM1*85*2*CLINIC*****XX*1112223334"]
    tail = ["SE*9*0001", "GE*1*1", "IEA*1*000000001"]
    return _ISA + "".join(f"{segment}~\n" for segment in (*head, *segments, *tail))


PROFESSIONAL = (
    "HL*2*1*22*0",
    "NM1*IL*1*DOE*JANE****MI*A1",
    "CLM*r1*1500***22:B:1*Y*A*Y*Y",
    "REF*D9*clearing-7",
    "HI*ABK:I714",
    "NM1*82*1*HAND*STEADY****XX*9998887776",
    "LX*1",
    "SV1*HC:36247:59:RT*900.5*UN*1***1",
    "DTP*472*D8*20260314",
    "LX*2",
    "SV1*HC:99153*600*UN*3*11**1",
    "DTP*472*RD8*20260314-20260315",
    "REF*6R*r2",
    "NM1*82*1*OTHER*HAND****XX*5554443332",
)
INSTITUTIONAL = (
    "HL*2*1*22*0",
    "CLM*e1*7000***13:A:1*Y*A*Y*Y",
    "DTP*434*RD8*20260314-20260314",
    "NM1*71*1*ATTENDING*ONE****XX*1010101010",
    "NM1*72*1*OPERATING*ONE****XX*2020202020",
    "LX*1",
    "SV2*0361*HC:37226:LT*6000*UN*1",
    "DTP*472*D8*20260314",
    "LX*2",
    "SV2*0278**1000*UN*2",
    "LX*3",
    "SV2*0481*HC:36247*500*UN*1",
)
