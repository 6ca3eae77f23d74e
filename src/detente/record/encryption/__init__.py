"""Records encrypted at rest: SQLCipher's pages, with a key made of the user's passphrase, which is kept nowhere."""
