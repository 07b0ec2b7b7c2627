"""The command line `introbot`: estimates, batches and the dated law. No Rasa."""
