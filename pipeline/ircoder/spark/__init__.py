"""Codes reports on Apache Spark: a DataFrame of reports in, a DataFrame of coded records out."""

from ircoder.spark.frame import code_reports as code_reports
