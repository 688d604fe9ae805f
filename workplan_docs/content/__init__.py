"""What the office says: YAML files read, validated and frozen. Knows nothing of documents."""
