"""Pure values and rules of training: no clock, files, SQL or screen."""
