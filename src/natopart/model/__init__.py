"""The words of the field: frozen records, and the dataset as of a day. No files, no clock."""
