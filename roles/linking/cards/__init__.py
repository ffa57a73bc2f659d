"""Preview cards: the pictures under which pages of the guide are shared."""
