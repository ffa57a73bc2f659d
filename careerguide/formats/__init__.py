"""How dates are written and read wherever Django writes or reads them: the editing room."""
