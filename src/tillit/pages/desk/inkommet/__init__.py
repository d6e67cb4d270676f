"""What has come by the e-services: the list, one of them, and the forms themselves."""
