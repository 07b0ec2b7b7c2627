"""Understanding: Rasa graph components and the plain functions behind them."""
