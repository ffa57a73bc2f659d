"""What a page says, once more for machines: nodes of schema.org’s vocabulary, of what is visible and nothing else."""
