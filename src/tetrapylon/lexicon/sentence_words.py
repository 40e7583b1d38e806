"""Words that decide whether a full stop ends a sentence."""

from __future__ import annotations


def _words(rows: str) -> frozenset[str]:
    return frozenset(rows.split())


NEVER_LAST = _words(
    """
    adm al-m amb approx assoc asst atty brig ca capt cdr cf cmdr col cols comdr const cpl cpt
    dep det dir dr eg etal fr ft gen gens gov govs hon hrh ie insp lt ltc maj messrs mgr mlle
    mme mr mrs ms msgr msgt mt pfc pres prof pvt rep reps rev sec sen sens sgt sgts spc sr ssgt
    st ste supt vadm viz vs
    """
)
"""Titles and other shortenings that a name or a figure follows: their stop ends nothing."""

BEFORE_FIGURES = _words(
    """
    apr art arts aug box ch chap dec ed eds est ext feb fig figs hwy jan jul jun mar no nos nov
    oct op p para paras pp pt pts rte sec secs sep sept tel ver vol vols
    """
)
"""Shortenings whose stop ends nothing where a figure follows."""

MAY_BE_LAST = _words(
    """
    ala am ariz ark assn ave bldg blvd bros calif co colo conn corp cos del dept etc fla fri ga
    ill inc ind intl jr kan kas ky la llc ltd mass md mich minn miss mo mon mont neb nev okla
    ore pa penn plc pm rd sat sq sr sun tenn tex thu thur thurs tue tues univ va vt wash wed wis
    wyo
    """
)
"""Shortenings that stand inside a sentence or end one; what follows decides."""

SENTENCE_OPENERS = _words(
    """
    a according after all also although among an and another as at before both but by despite
    during earlier for from he her here his how however i if in it its last later many meanwhile
    most no not on once one other our several she since so some that the their there these they
    this those though three two under we what when where while who why with yet you
    """
)
"""Words that begin sentences far more often than they follow a shortening inside one."""

SPEECH_VERBS = _words(
    """
    added adds asked asks cried declared demanded exclaimed posted recalled remarked replied
    said say says shouted tells told tweeted wondered writes wrote
    """
)
"""Verbs that carry on the sentence after a quotation that ends in ? or !."""
