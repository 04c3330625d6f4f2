"""Any article as text with places: plain text, Markdown, HTML, Word and PDF."""

from argmap.article.blocks import Article as Article
from argmap.article.blocks import ArticleError as ArticleError
from argmap.article.blocks import TextBlock as TextBlock
from argmap.article.choosing_reader import read_article as read_article
from argmap.article.plain_text import article_of_text as article_of_text
