"""Quotes and articles: tokens, sentences, cues, and what a quote may and may not lose."""
