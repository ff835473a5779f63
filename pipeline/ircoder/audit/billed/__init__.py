"""Billed lines from files: CSV, Excel, FHIR Claims, X12 837."""
