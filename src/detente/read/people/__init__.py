"""Who is who: names, titles, sides, capitals that stand for governments, pronouns and descriptions."""
