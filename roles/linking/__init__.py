"""What others link to, embed, download and read by machine: cards, embeds, exports, feeds, sitemaps and the API."""
