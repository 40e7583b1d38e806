"""Print a brief as Markdown or as one HTML page."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tetrapylon.tell.brief_model import Brief, BriefSentence, Citation
from tetrapylon.tell.phrases import counted

STYLE = (
    "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.55 Georgia,serif;color:#1c1c1c;"
    "background:#fdfcf9}h1,h2{font-family:system-ui,sans-serif;line-height:1.2}h2{margin-top:2rem;"
    "font-size:1.1rem}p{margin:.5rem 0}.n{color:#5a5a5a;font:.8rem system-ui,sans-serif}"
    "sup a{text-decoration:none}ol{font-size:.9rem}q{quotes:'“' '”'}@media (prefers-color-scheme:dark)"
    "{body{color:#e8e6e1;background:#17181a}.n{color:#a9a9a9}a{color:#8ab4f8}}"
)


class Notes:
    """Numbers citations in the order they are met; the same words get the same number."""

    def __init__(self) -> None:
        self.listed: dict[str, tuple[int, Citation]] = {}

    def number(self, citation: Citation) -> int:
        """Return the citation's number."""
        return self.listed.setdefault(citation.claim, (len(self.listed) + 1, citation))[0]

    def __iter__(self) -> Iterator[tuple[int, Citation]]:
        return iter(self.listed.values())


def backing(s: BriefSentence) -> str:
    """Return how many reports and independent origins stand behind a sentence."""
    if s.searched is not None:
        return f"no claim in {counted(s.searched, 'report')}"
    if not s.citations:
        return "the editor's own words"
    said = f"{counted(s.reports, 'report')}, {counted(s.origins, 'origin')}"
    return f"drawn from {said}" if s.parts and s.reports > 1 else said


def brief_markdown(brief: Brief) -> str:
    """Return the brief as Markdown; numbered notes at the end hold report, words and origin."""
    notes = Notes()
    lines = [f"# {brief.title}, as of {brief.as_of}", "", _scope(brief), ""]
    for section in brief.sections:
        lines += [f"## {section.heading}", ""]
        for s in section.sentences:
            marks = "".join(f"[{notes.number(c)}]" for c in s.citations) or f"[{backing(s)}]"
            origin = f" ({backing(s)})" if s.citations else ""
            wrong = f" **[{'; '.join(s.marks)}]**" if s.marks else ""
            lines.append(f"- {s.text}{origin} {marks}{wrong}")
        lines.append("")
    lines += ["## Sources", ""]
    lines += [f"{n}. {_note(c)}" for n, c in notes]
    return "\n".join(lines) + "\n"


def _scope(brief: Brief) -> str:
    read, origins = counted(brief.reports, "report"), counted(brief.origins, "origin")
    marked = sum(bool(s.marks) for section in brief.sections for s in section.sentences)
    first = "Every sentence" if not marked else f"Every sentence but {marked} marked ones"
    return (
        f"From {read} of {origins}. {first} cites the words it stands on; "
        "copies of one wire count as one origin."
    )


def _note(c: Citation) -> str:
    words = " ".join(c.words.split())
    review = f" ({c.review} by a reviewer)" if c.review else ""
    return f"{c.report_name} ({c.origin}) [{c.start}, {c.end}): “{words}” `{c.claim}`{review}"


def brief_html(brief: Brief) -> str:
    """Return the brief as one HTML page without scripts; each number leads to its note and back."""
    notes = Notes()
    body = [
        f"<h1>{escape(brief.title)}, as of {escape(brief.as_of)}</h1>",
        f"<p class=n>{escape(_scope(brief))}</p>",
    ]
    for section in brief.sections:
        body.append(f"<section><h2>{escape(section.heading)}</h2>")
        body += [_paragraph(s, notes) for s in section.sentences]
        body.append("</section>")
    body.append("<section><h2>Sources</h2><ol>")
    body += [
        f'<li id="n{n}">{escape(c.report_name)} ({escape(c.origin)}) <span class=n>[{c.start}, {c.end})'
        f" <code>{escape(c.claim)}</code>{f' {escape(c.review)} by a reviewer' if c.review else ''}</span>{_opened(c)}</li>"
        for n, c in notes
    ]
    body.append("</ol></section>")
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(brief.title)}</title><style>{STYLE}</style></head><body><main>"
        + "\n".join(body)
        + "</main></body></html>\n"
    )


def _opened(c: Citation) -> str:
    """Return the words, which open in their context."""
    before, words, after = (escape(" ".join(w.split())) for w in (c.before, c.words, c.after))
    return (
        f"<details><summary><q>{words}</q></summary>"
        f"<p class=n>… {before} <mark>{words}</mark> {after} …</p></details>"
    )


def _paragraph(s: BriefSentence, notes: Notes) -> str:
    marks = "".join(
        f'<sup><a href="#n{notes.number(c)}">{notes.number(c)}</a></sup>' for c in s.citations
    )
    wrong = f" <strong class=n>[{escape('; '.join(s.marks))}]</strong>" if s.marks else ""
    return f"<p>{escape(s.text)}{marks} <span class=n>({escape(backing(s))})</span>{wrong}</p>"
