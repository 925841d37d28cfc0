"""Word files: what is in them, read and changed; all that this project knows of lxml's Word and of zip."""
