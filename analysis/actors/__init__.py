"""Who is mentioned: names found, and many names made one actor."""
