"""`python -m evals predict | report | gate | seeds | conflicts | dating`: measure every task, and hold the floors."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from evals import dating
from evals.conflicts import checks_of, conflict_folders
from evals.gate import Fall, falls, raised, read_floors, write_floors
from evals.question_sampler import MONTHS, drawn_questions
from evals.question_sampler import told as question_told
from evals.sampler import drawn_claims, told
from evals.scoring import Score, digest_of, known_tasks, predict_to, score_task
from evals.seeds import score_seeds
from evals.table import HEADER, table_rows
from evals.training import TRAINED, train

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SKIPPED = "SKIPPED: {what} is not there; the evaluation sets lie outside the repository"


def main(argv: list[str] | None = None) -> int:
    """Run one verb; return the exit status."""
    args = _parser().parse_args(argv)
    return int(args.run(args))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    verbs = parser.add_subparsers(required=True)
    predict = verbs.add_parser("predict", help="write predictions of one task to standard output")
    predict.add_argument("task", choices=known_tasks())
    predict.add_argument("input", type=Path)
    predict.set_defaults(run=_predict)
    for name, run, words in (
        ("report", _report, "score every task and print a line each"),
        ("gate", _gate, "score the tasks that have floors; fail where one fell under its floor"),
    ):
        verb = verbs.add_parser(name, help=words)
        verb.add_argument("--data", type=Path, default=SHARED / "evals")
        verb.add_argument("--task", action="append", choices=[*known_tasks(), "seeds"])
        verb.set_defaults(run=run)
        if name == "report":
            verb.add_argument(
                "--table", action="store_true", help="print the table of docs/quality.md"
            )
        if name == "gate":
            verb.add_argument(
                "--raise", dest="lift", action="store_true", help="raise floors to what is measured"
            )
            verb.add_argument(
                "--quick", action="store_true", help="only the tasks that take seconds"
            )
    _add_looks(verbs)
    return parser


def _add_looks(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs that look at records rather than at one task."""
    training = verbs.add_parser("train", help="train a packaged model on the development part")
    training.add_argument("task", choices=TRAINED)
    training.add_argument("--data", type=Path, default=SHARED / "evals")
    training.set_defaults(run=_train)
    sample = verbs.add_parser("sample", help="draw claims of unseen articles to judge by hand")
    sample.add_argument("--input", type=Path, default=SHARED / "evals" / "raw" / "input.jsonl")
    sample.add_argument("--count", type=int, default=60)
    sample.add_argument("--seed", type=int, default=1)
    sample.set_defaults(run=_sample)
    asked = verbs.add_parser("questions", help="draw questions of unseen articles to judge by hand")
    asked.add_argument("--input", type=Path, default=SHARED / "evals" / "raw" / "input.jsonl")
    asked.add_argument("--count", type=int, default=10)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument(
        "--month",
        action="append",
        help="draw from articles of this month (2018-04), again for more",
    )
    asked.set_defaults(run=_questions)
    seeds = verbs.add_parser("seeds", help="score the record of the five seeds")
    seeds.add_argument("--shared", type=Path, default=SHARED)
    seeds.add_argument("--out", type=Path, help="keep the bundle and details.md here")
    seeds.set_defaults(run=_seeds)
    conflicts = verbs.add_parser(
        "conflicts", help="check the records of the conflicts hand-coded for this project"
    )
    conflicts.add_argument("name", nargs="*", help="only these (folders of tests/conflicts)")
    conflicts.set_defaults(run=_conflicts)
    days = verbs.add_parser("dating", help="date documents whose day of publication is hidden")
    days.add_argument("--data", type=Path, default=SHARED / "evals")
    days.add_argument("--task", action="append", choices=dating.TASKS)
    days.set_defaults(run=_dating)


def _predict(args: argparse.Namespace) -> int:
    predict_to(args.task, args.input, Path("/dev/stdout"))
    return 0


def _train(args: argparse.Namespace) -> int:
    if not args.data.is_dir():
        print(SKIPPED.format(what=args.data), file=sys.stderr)
        return 0
    print(train(args.task, args.data))
    return 0


def _report(args: argparse.Namespace) -> int:
    if not args.data.is_dir():
        print(SKIPPED.format(what=args.data), file=sys.stderr)
        return 0
    if args.table:
        print(HEADER)
    for task in args.task or [*known_tasks(), "seeds"]:
        score = _measured(task, args.data)
        print("\n".join(table_rows(score)) if args.table else _line(score), flush=True)
    return 0


def _line(score: Score) -> str:
    return f"{score.task}: " + " ".join(f"{k}={v:.4g}" for k, v in score.figures.items())


def _measured(task: str, data: Path) -> Score:
    return _seeds_score(data.parent) if task == "seeds" else score_task(task, data)


def _seeds_score(shared: Path) -> Score:
    figures = {}
    for line in score_seeds(shared).splitlines():
        name, _, rest = line.partition("=")
        value = rest.split(" ")[0]
        if value and value != "n/a":
            figures[name] = float(value)
    return Score(task="seeds", figures=figures, gold=digest_of(shared / "gold" / "claims.json"))


def _gate(args: argparse.Namespace) -> int:
    if not args.data.is_dir():
        print(SKIPPED.format(what=args.data), file=sys.stderr)
        return 0
    floors, found = read_floors(), list[Fall]()
    for task in args.task or sorted(floors):
        if args.quick and task not in QUICK:
            continue
        score = _measured(task, args.data)
        found += falls(score, floors)
        print(f"{task}: {'under a floor' if falls(score, floors) else 'holds'}", flush=True)
        if args.lift:
            floors = raised(floors, score)
    if args.lift:
        write_floors(floors)
    for fall in found:
        print(fall.told(), file=sys.stderr)
    return 1 if found else 0


QUICK = ("seeds", "stories", "times")


def _sample(args: argparse.Namespace) -> int:
    if not args.input.is_file():
        print(SKIPPED.format(what=args.input), file=sys.stderr)
        return 0
    record, claims = drawn_claims(args.input, count=args.count, seed=args.seed)
    for number, claim in enumerate(claims, 1):
        print(number, told(record, claim))
    return 0


def _questions(args: argparse.Namespace) -> int:
    if not args.input.is_file():
        print(SKIPPED.format(what=args.input), file=sys.stderr)
        return 0
    drawn = drawn_questions(
        args.input, count=args.count, seed=args.seed, months=tuple(args.month or MONTHS)
    )
    for number, (month, _, question) in enumerate(drawn, 1):
        print(number, question_told(month, question))
    return 0


def _seeds(args: argparse.Namespace) -> int:
    if not args.shared.is_dir():
        print(SKIPPED.format(what=args.shared), file=sys.stderr)
        return 0
    print(score_seeds(args.shared, out=args.out))
    return 0


def _conflicts(args: argparse.Namespace) -> int:
    for folder in conflict_folders():
        if args.name and folder.name not in args.name:
            continue
        checks = checks_of(folder)
        wrong = sum(c.wrong and not c.held for c in checks)
        print(f"{folder.name}: {sum(c.held for c in checks)} of {len(checks)} hold, {wrong} wrong")
        print(*(f"  {c.told()}" for c in checks if not c.held), sep="\n", flush=True)
    return 0


def _dating(args: argparse.Namespace) -> int:
    if not args.data.is_dir():
        print(SKIPPED.format(what=args.data), file=sys.stderr)
        return 0
    for with_url in (True, False):
        scores = []
        for task in args.task or dating.TASKS:
            scores.append(dating.score_dating(task, args.data, with_url=with_url))
            print(*scores[-1].lines(), sep="\n", flush=True)
        print(*dating.pooled(scores).lines(), sep="\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
