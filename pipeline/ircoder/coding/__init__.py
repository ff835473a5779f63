"""What is reported: from findings to code lines."""
