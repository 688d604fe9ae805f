"""How blocks become bytes: the standard's figures, layout, fonts, DOCX, HTML, PDF, XLSX."""
