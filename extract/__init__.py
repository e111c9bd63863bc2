"""Reading documents and finding the diplomatic events that they tell."""
