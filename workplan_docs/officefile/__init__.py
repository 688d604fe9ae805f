"""Opening DOCX and XLSX files from outside safely, and walking what is in them."""
