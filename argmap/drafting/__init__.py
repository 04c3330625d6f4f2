"""From an article to the first tree: units, genre, cues, stance, thesis candidates, attachment, addresses, claims.

One stage is one module, cue lists are data (`cues/`), and each genre (`genres/`) puts the stages together in its own
way, since rules that fit one genre hurt another. Everything is done by rules that say why, without a network.
"""

from argmap.drafting.draft_article import ArticleDraft as ArticleDraft
from argmap.drafting.draft_article import DraftError as DraftError
from argmap.drafting.draft_article import draft as draft
