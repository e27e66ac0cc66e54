"""What each command answers with `--json`, as types: of these its schema is made, and by these its code is checked."""
