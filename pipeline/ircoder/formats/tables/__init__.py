"""Tables: reports from CSV and Parquet, and coded records as CSV, Parquet and Excel."""
