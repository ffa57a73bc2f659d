"""What editors work with: the admin, previews, uploads."""
