"""The contract of a report form, shared by the room that prints it and the room that reads it back."""
