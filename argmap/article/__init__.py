"""Any article as text with places: plain text, Markdown, HTML, Word and PDF."""

from argmap.article.blocks import Article as Article
from argmap.article.blocks import TextBlock as TextBlock
