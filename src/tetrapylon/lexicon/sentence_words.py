"""Words that decide whether a full stop ends a sentence."""

from __future__ import annotations

NEVER_LAST = frozenset(
    ["mr", "mrs", "ms", "messrs", "mme", "mlle", "dr", "prof", "rev", "fr", "hon", "sen", "sens", "rep", "reps", "gov", "govs", "pres", "sec", "gen", "gens", "lt", "ltc", "col", "cols", "maj", "capt", "cpt", "cmdr", "comdr", "cdr", "adm", "vadm", "brig", "sgt", "sgts", "cpl", "pvt", "pfc", "ssgt", "det", "insp", "supt", "supt", "const", "spc", "msgt", "st", "ste", "sr", "mt", "ft", "messrs", "vs", "viz", "cf", "eg", "ie", "etal", "approx", "ca", "al-m", "mgr", "msgr", "amb", "atty", "asst", "assoc", "dep", "dir", "hrh"]
)
"""Titles and other shortenings that a name or a figure follows: their stop ends nothing."""

BEFORE_FIGURES = frozenset(
    ["no", "nos", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "fig", "figs", "art", "arts", "sec", "secs", "ch", "chap", "vol", "vols", "p", "pp", "para", "paras", "pt", "pts", "ver", "ed", "eds", "est", "op", "tel", "ext", "box", "rte", "hwy"]
)
"""Shortenings whose stop ends nothing where a figure follows."""

MAY_BE_LAST = frozenset(
    ["inc", "corp", "co", "cos", "ltd", "llc", "plc", "bros", "jr", "sr", "etc", "dept", "univ", "assn", "intl", "ave", "blvd", "rd", "sq", "bldg", "am", "pm", "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "kas", "ky", "la", "md", "mass", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "penn", "tenn", "tex", "va", "vt", "wash", "wis", "wyo", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"]
)
"""Shortenings that stand inside a sentence or end one; what follows decides."""

SENTENCE_OPENERS = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "it", "its", "he", "she", "they", "we", "i", "you", "his", "her", "their", "our", "there", "here", "in", "on", "at", "by", "for", "from", "with", "after", "before", "since", "while", "when", "as", "if", "although", "though", "but", "and", "yet", "so", "however", "meanwhile", "also", "once", "both", "many", "most", "some", "several", "all", "no", "not", "another", "other", "one", "two", "three", "what", "who", "why", "how", "where", "during", "despite", "according", "earlier", "later", "last", "under", "among"]
)
"""Words that begin sentences far more often than they follow a shortening inside one."""

SPEECH_VERBS = frozenset(
    ["said", "says", "say", "asked", "asks", "told", "tells", "added", "adds", "wrote", "writes", "shouted", "cried", "exclaimed", "tweeted", "replied", "recalled", "remarked", "declared", "demanded", "wondered", "posted"]
)
"""Verbs that carry on the sentence after a quotation that ends in ? or !."""
