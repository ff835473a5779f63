"""FHIR R4: reports from DiagnosticReport and DocumentReference, and charges as Claims."""
