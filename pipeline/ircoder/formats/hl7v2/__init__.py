"""HL7 version 2: reports from ORU and MDM messages, and charges as DFT messages."""
