"""Questions that are asked of most corpora, by name: what each means, and the query that answers it."""

from __future__ import annotations

from typing import NamedTuple

from argmap.diagnostics import did_you_mean


class NamedQuestion(NamedTuple):
    """A question: what the answer shows, and its query. `needs_other` says that it compares two runs."""

    meaning: str
    query: str
    needs_other: bool = False


_READ = "from maps where status in ('ok', 'errors')"
QUESTIONS: dict[str, NamedQuestion] = {
    "status": NamedQuestion(
        "How many maps were read, and how many were not",
        "select status, count(*) as maps, round(count(*) / sum(count(*)) over (), 4) as share"
        " from maps group by status order by maps desc, status",
    ),
    "failures": NamedQuestion(
        "The maps that were not read whole, with the reason",
        "select path, status, reason from maps where status <> 'ok' order by status, path",
    ),
    "by-format": NamedQuestion(
        "Formats, with the number and the size of their maps",
        "select format, count(*) as maps, median(claims) as median_claims, max(claims) as most_claims,"
        f" sum(unknown_signs) as unknown_signs {_READ} group by format order by maps desc, format",
    ),
    "by-folder": NamedQuestion(
        "Folders, such as classes or terms: size, balance and unanswered objections of their maps",
        "select source, folder, count(*) as maps, median(claims) as median_claims, median(depth) as median_depth,"
        " round(avg(balance), 3) as mean_balance, sum(unanswered) as unanswered, sum(objections) as objections"
        f" {_READ} group by source, folder order by source, folder",
    ),
    "most-one-sided": NamedQuestion(
        "Maps with four lines or more whose masses lean most to one side",
        "select path, topic, pro_lines, con_lines, round(lean, 3) as lean, round(balance, 3) as balance from maps"
        " where pro_lines + con_lines >= 4 order by abs(maps.lean) desc, pro_lines + con_lines desc, path",
    ),
    "most-balanced": NamedQuestion(
        "Maps with four lines or more and the highest balance",
        "select path, topic, pro_lines, con_lines, round(balance, 3) as balance, round(balance_low, 3) as low,"
        " round(balance_high, 3) as high from maps where pro_lines + con_lines >= 4 and balance is not null"
        " order by maps.balance desc, path",
    ),
    "least-robust": NamedQuestion(
        "Maps whose verdict the smallest change of base scores takes away",
        "select path, topic, round(verdict, 3) as verdict, round(robustness, 4) as robustness,"
        " round(flip_probability, 3) as flip_probability from maps where robustness is not null"
        " order by maps.robustness, path",
    ),
    "disagreeing-verdicts": NamedQuestion(
        "Maps whose thesis stands under one semantics and falls under the other",
        "select path, topic, round(strength, 3) as strength, round(second_strength, 3) as second_strength from maps"
        " where not verdicts_agree order by abs(maps.strength - maps.second_strength) desc, path",
    ),
    "unanswered-by-topic": NamedQuestion(
        "Topics, with the objections to them that nobody answers",
        "select topic, count(*) as maps, sum(objections) as objections, sum(unanswered) as unanswered,"
        " round(sum(unanswered) / nullif(sum(objections), 0), 3) as share from maps"
        " where objections > 0 group by topic order by unanswered desc, topic",
    ),
    "unanswered": NamedQuestion(
        "Objections that nobody answers, strongest first",
        "select r.path, c.text as objection, round(r.strength, 3) as strength from relations r"
        " join claims c on c.path = r.path and c.id = r.premises[1]"
        " where r.is_unanswered order by r.strength desc, r.path, r.number",
    ),
    "keystones": NamedQuestion(
        "The claims that move a thesis most when they are taken away",
        "select c.text as claim, count(*) as maps, round(avg(k.keystone_effect), 3) as mean_effect"
        " from (select path, keystone_effect, unnest(keystones) as id from maps) k"
        " join claims c on c.path = k.path and c.id = k.id"
        " group by c.text order by maps desc, mean_effect desc, claim",
    ),
    "repeated-claims": NamedQuestion(
        "Claims that stand in several maps, word for word but for case and spaces",
        "select min(text) as claim, count(distinct path) as maps, round(avg(strength), 3) as mean_strength from claims"
        " group by lower(trim(regexp_replace(text, '\\s+', ' ', 'g'))) having count(distinct path) > 1"
        " order by maps desc, claim",
    ),
    "scheme-frequency": NamedQuestion(
        "Argumentation schemes, by how often they are named",
        "select scheme, count(*) as relations, count(distinct path) as maps,"
        " round(avg(strength), 3) as mean_strength from relations where scheme is not null"
        " group by scheme order by relations desc, scheme",
    ),
    "rule-frequency": NamedQuestion(
        "Rules, by how often they found something",
        "select code, rule, severity, count(*) as findings, count(distinct path) as maps from diagnostics"
        " group by code, rule, severity order by findings desc, code",
    ),
    "losses": NamedQuestion(
        "What other tools' files say and a map has no place for",
        "select format, e.key as loss, sum(e.value) as times, count(*) as maps"
        " from (select format, unnest(map_entries(losses)) as e from maps)"
        " group by all order by times desc, loss, format",
    ),
    "drift": NamedQuestion(
        "What has changed since another run, map by map; needs `--with`",
        "select coalesce(n.path, o.path) as path,"
        " case when o.path is null then 'added' when n.path is null then 'removed' else 'changed' end as change,"
        " n.claims - o.claims as claims, n.unanswered - o.unanswered as unanswered,"
        " round(n.balance - o.balance, 3) as balance, round(n.verdict - o.verdict, 3) as verdict"
        " from maps n full join other_maps o on n.path = o.path"
        " where n.sha256 is distinct from o.sha256 or n.balance is distinct from o.balance"
        " or n.verdict is distinct from o.verdict order by path",
        needs_other=True,
    ),
}
"""The questions by name."""


def find_question(name: str) -> NamedQuestion:
    """The question with a name; KeyError, with the nearest one, for a name that does not exist."""
    if name not in QUESTIONS:
        raise KeyError(f"no question is called '{name}'{did_you_mean(name, QUESTIONS)}")
    return QUESTIONS[name]
