"""The knowledge graph: records, reference knowledge, storage, merging and questions."""
