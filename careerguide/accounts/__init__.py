"""Who may sit at the desk, and how they prove who they are: sign-in, second factors, invitations."""
