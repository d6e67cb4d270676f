"""Say what one thinks of the social services, without saying who one is; read the answer."""
