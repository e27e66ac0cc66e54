"""The coach: history and rules to the next dose with its reason; what is due; what fits into the time there is."""
