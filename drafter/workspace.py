"""The pipeline: a folder in; its organisation, templates and phrasebank, and plan, draft and file of a meeting out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from drafter import __version__
from drafter.compose import Composer, check_templates, compose, make_sandbox, set_headings
from drafter.edited.refresh import Refresh, refresh
from drafter.files.compact import load_copied
from drafter.files.names import printable
from drafter.files.organisation import find_organisation, load_organisation
from drafter.files.phrasebank import fingerprint
from drafter.files.styles import load_style
from drafter.files.templates import load_templates
from drafter.files.wordlists import load_wordlists
from drafter.fit import fit, section_characters, speaking_characters
from drafter.i18n import _
from drafter.language.measure import minutes_of
from drafter.language.words import Words
from drafter.meeting import Vocabulary, load_meeting, name_facts
from drafter.meeting.recast import recast
from drafter.meeting.sources import list_sources
from drafter.model.draft import Block, Comments, Draft
from drafter.model.edited import EditedDraft, Record
from drafter.model.excerpt import Excerpt
from drafter.model.finding import Finding, InputError
from drafter.model.material import Material
from drafter.model.meeting import Meeting
from drafter.model.organisation import Organisation
from drafter.model.outline import Outline
from drafter.model.phrase import Phrasebank
from drafter.model.place import Place
from drafter.model.plan import Plan
from drafter.model.report import Gap, Reason, Report, ReportedSection, UsedPhrase
from drafter.model.style import Style
from drafter.model.template import FieldKind, Template, Templates
from drafter.model.wordlist import Wordlists
from drafter.outline import find_material, make_outline
from drafter.plan import make_plan
from drafter.plan.argue import open_reasons
from drafter.plan.conditions import spoken_texts
from drafter.plan.spot import facts_told
from drafter.resources import data_dir, user_dir
from drafter.writers import write as write_draft

if TYPE_CHECKING:
    from drafter.corpus import Reader
    from drafter.intake import Understander
    from drafter.learn import LearnedKind
    from drafter.word.package import Package


Loaded = TypeVar("Loaded")


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh found, and the file as it would be written."""

    edited: EditedDraft
    refresh: Refresh
    blocks: Sequence[Block]
    """Of the new draft."""
    data: bytes


class Workspace:
    """One organisation's data and ours: what `drafter.yaml` names goes before what is built in."""

    def __init__(self, organisation_file: Path | None = None) -> None:
        self.organisation_file = organisation_file
        self._styles: dict[str, Style] = {}
        self._findings: dict[str, tuple[Finding, ...]] = {}
        """What was loaded, to what is odd about it."""

    @classmethod
    def find(cls, start: Path | None = None) -> "Workspace":
        """The workspace of a file or folder: `drafter.yaml` there or above, or none."""
        return cls(find_organisation(start or Path.cwd()))

    @property
    def findings(self) -> list[Finding]:
        """What is odd about the files that were loaded so far, each once; a meeting has its own findings."""
        return list(dict.fromkeys(finding for findings in self._findings.values() for finding in findings))

    def _note(self, part: str, value: Loaded, findings: Sequence[Finding]) -> Loaded:
        self._findings[part] = tuple(findings)
        return value

    @cached_property
    def organisation(self) -> Organisation:
        return self._note("organisation", *load_organisation(self.organisation_file))

    @cached_property
    def template_folders(self) -> list[Path]:
        return [*map(Path, self.organisation.templates), data_dir("templates")]

    @cached_property
    def templates(self) -> Templates:
        return self._note("templates", *load_templates(self.template_folders))

    @cached_property
    def phrasebank_folders(self) -> list[Path]:
        return [*map(Path, self.organisation.phrasebanks), data_dir("phrasebank")]

    @cached_property
    def phrasebank(self) -> Phrasebank:
        return self._note("phrasebank", *load_copied(self.phrasebank_folders))

    @cached_property
    def _sandbox(self) -> Any:
        return make_sandbox()

    @property
    def words(self) -> Words:
        """The words by which verb phrases and wordings of the genre are recognised."""
        return self.phrasebank.words

    @cached_property
    def reader(self) -> "Reader":
        """Reads speeches, by the organisation's moves before ours."""
        from drafter.corpus import Reader  # only here: plans and drafts read no speeches

        return Reader(self.phrasebank.moves)

    def understander(self, template: Template) -> "Understander":
        """Understands what exists already for a kind of speech."""
        from drafter.files.intake_words import load_intake_words
        from drafter.files.learned_words import load_learned_words
        from drafter.intake import Understander  # only here: what is not started from files needs none of it

        words = load_intake_words(data_dir("templates") / "intake.yaml")
        asks = load_learned_words(data_dir("templates") / "learned.yaml").asks
        return Understander(template, self.templates, words, self.words, self.wordlists, asks)

    def load(self, source: Path | bytes, overrides: Mapping[str, str] | None = None) -> Meeting:
        """A meeting, with what is odd about it, from its file or from bytes of standard input. Raises InputError."""
        meeting, findings = load_meeting(source, self.templates, overrides or {})
        return replace(meeting, findings=tuple(findings))

    def recast(self, meeting: Meeting, kind: Template) -> Meeting:
        """The same meeting for another kind of speech; what that kind has no use for is among its findings."""
        if kind.id == meeting.kind:
            return meeting
        other, findings = recast(meeting, kind, self.templates)
        return replace(other, findings=(*other.findings, *findings))

    def draft(
        self, meeting: Meeting, *, minutes: float | None = None, variant: int = 1, include_mined: bool = False
    ) -> tuple[Draft, Plan]:
        """Plan, compose and fit. Raises InputError."""
        plan = make_plan(
            meeting,
            self.templates,
            self.phrasebank,
            self.organisation,
            variant=variant,
            include_mined=include_mined,
        )
        fitted, draft = fit(plan, Composer(plan, self.words, self._sandbox), minutes)
        return self._sign(draft, fitted), fitted

    def redraft(self, meeting: Meeting, record: Record) -> Draft:
        """The draft of a record again, from the meeting as it is now: same phrases, same detail. Raises InputError."""
        plan = make_plan(
            meeting, self.templates, self.phrasebank, self.organisation, variant=record.variant, held=record
        )
        return self._sign(compose(plan, self.words, self._sandbox), plan)

    def refresh(
        self, package: "Package", edited: EditedDraft, meeting: Meeting, file: str = "", style: str = ""
    ) -> "Refreshed":
        """An edited Word draft with the facts of the meeting as they are now.

        package: the file; edited: what it says (`read_draft`); file: its name in what is kept. Raises InputError.
        """
        from drafter.edited.refresh.revise import revise
        from drafter.word.nodes import refusing
        from drafter.writers.docx import set_out  # only here: plans and other formats do not need Word

        if edited.record.kind != meeting.kind:
            message = _(
                "the draft is of the kind {old} and the meeting file of the kind {new}: draft it anew",
                old=edited.record.kind,
                new=meeting.kind,
            )
            raise InputError([Finding("kind", "error", message, meeting.place)])
        house = self._style_of(edited.record, style, meeting.style, self.organisation.style)
        draft = self.redraft(meeting, edited.record)
        blocks = set_out(draft, house)
        found = refresh(edited, blocks, draft.phrases, file)
        with refusing(file):
            return Refreshed(edited, found, blocks, revise(package, edited, found, draft, blocks, house))

    def _style_of(self, record: Record, *names: str) -> Style:
        """The style that a draft was set out in, among those that may be meant; a record has only its id."""
        given = [self.style(name) for name in names if name]
        fitting = [style for style in given if style.id == record.style]
        if fitting:
            return fitting[0]
        if (data_dir("templates") / "styles" / f"{record.style}.yaml").is_file():
            return self.style(record.style)
        message = _("the draft was set out in the style '{style}': name it with --style", style=record.style)
        raise InputError([Finding("style", "error", message)])

    def _sign(self, draft: Draft, plan: Plan) -> Draft:
        """The draft with what its facts are called, and with what it was made from."""
        meeting = plan.meeting
        paths = (path for block in draft.blocks for run in block.runs for path in (run.fact, run.blank) if path)
        made_from = {
            "tool": f"drafter {__version__}",
            "meeting": printable(Path(meeting.place.file).name),
            "meeting-sha256": meeting.fingerprint,
            "phrasebank-sha256": self._phrasebank_fingerprint,
        }
        return replace(
            draft,
            headings=set_headings(plan, self.words, self._sandbox),
            asks=name_facts(paths, Vocabulary(self.templates, plan.template)),
            settings=meeting.settings,
            sources=list_sources(meeting),
            meta={**draft.meta, **{key: value for key, value in made_from.items() if value}},
        )

    @cached_property
    def _phrasebank_fingerprint(self) -> str:
        return fingerprint(self.phrasebank_folders)

    def plan(
        self, meeting: Meeting, *, minutes: float | None = None, variant: int = 1, include_mined: bool = False
    ) -> Plan:
        """What `draft` will write."""
        return self.draft(meeting, minutes=minutes, variant=variant, include_mined=include_mined)[1]

    def outline(self, meeting: Meeting, *, variant: int = 1, with_archive: bool = False) -> Outline:
        """What is agreed before there is prose: headings, what is known, what to ask whom. Raises InputError.

        with_archive: beside each section what earlier speeches said there.
        """
        from drafter.files.materials import load_outline_words  # only here: drafts need none

        draft, plan = self.draft(meeting, variant=variant)
        precedents = self.precedents(plan, draft) if with_archive else {}
        return make_outline(plan, draft, self.materials, load_outline_words(self.template_folders), precedents)

    @cached_property
    def materials(self) -> list[Material]:
        """What is known of themes, an organisation's before ours."""
        from drafter.files.materials import load_materials  # only here: drafts need no materials

        return self._note("materials", *load_materials(self.template_folders))

    @property
    def archive_file(self) -> Path:
        """Where the archive of the office's own speeches lies, there or not."""
        beside = self.organisation_file
        return (beside.parent if beside else user_dir("config")) / "archive.sqlite"

    def precedents(self, plan: Plan, draft: Draft) -> dict[str, tuple[Excerpt, ...]]:
        """By section, what earlier speeches of the archive said where it will stand. Raises InputError."""
        from drafter.search.archive import Archive  # only here: drafts look nothing up
        from drafter.search.precedents import Sought, find_precedents

        headings = {block.section: block.text for block in draft.blocks if block.kind == "heading"}
        sections = {}
        for planned in plan.sections:
            facts = (plan.meeting.facts.get(name) for name in facts_told(planned.section, plan.template))
            words = " ".join([headings.get(planned.id, ""), *(text for fact in facts for text in spoken_texts(fact))])
            sections[planned.id] = Sought(planned.section.moves, words)
        theme, material = plan.meeting.theme, find_material(plan, self.materials)
        names = [str(theme[name]) for name in ("noun", "short") if theme.get(name)]
        names += [material.name, *material.aliases] if material else []
        speaker = str(plan.meeting.speaker.get("name") or "")
        return find_precedents(Archive(self.archive_file), sections, names, speaker, plan.meeting.rank or "")

    @cached_property
    def wordlists(self) -> Wordlists:
        """The word lists of the checks, an organisation's before ours."""
        return self._note("wordlists", *load_wordlists(self.phrasebank_folders, self.phrasebank))

    def review(self, draft: Draft, plan: Plan) -> str:
        """What the checks find in a draft beside its blanks, in one line; empty when they find nothing."""
        from drafter.checks import BLANK, check_draft, summarise  # only here: plans do not need the checks

        return summarise([found for found in check_draft(draft, plan, self.wordlists) if found.rule != BLANK])

    def style(self, name: str = "") -> Style:
        """A house style by name or path, read once; without one the organisation's."""
        ours = self.organisation
        if name not in self._styles:
            is_ours = not name or str(Path(name).absolute()) == ours.style
            given = ours.base_styles if is_ours else {}
            loaded = load_style(name or ours.style, self.template_folders, given)
            self._styles[name] = self._note(f"style {name}", *loaded)
        return self._styles[name]

    def write(self, draft: Draft, to: str = "docx", style: str = "", comments: Comments = "blanks") -> bytes:
        """A draft as a file of one of the formats; a Word file carries comments on its blanks, its phrases, or none."""
        return write_draft(draft, to, self.style(style), comments)

    def learn(self, speeches: Sequence[tuple[Path, int | None]], kind: str, name: str) -> "LearnedKind":
        """Speeches as one kind of speech, with the meeting file of each; nothing is written.

        speeches: each as a file and which of its speeches, 1-based; None where it holds only one. kind: its id; name:
        what it is called. Raises InputError.
        """
        from drafter.files.learned_words import load_learned_words
        from drafter.learn import Bank, learn_kind, read_speeches  # only here: plans and drafts read no speeches

        chosen = []
        for path, number in speeches:
            held = read_speeches(path, self.reader, self.wordlists.surnames)
            if number is None and len(held) > 1:
                message = _("the file holds {count} speeches: say which with --number, from 1", count=len(held))
                raise InputError([Finding("learn", "error", message, Place(str(path), 1))])
            if not 1 <= (number or 1) <= len(held):
                message = _("the file holds {count} speeches, and no number {number}", count=len(held), number=number)
                raise InputError([Finding("learn", "error", message, Place(str(path), 1))])
            chosen.append(held[(number or 1) - 1])
        said = load_learned_words(data_dir("templates") / "learned.yaml")
        bank = Bank(self.phrasebank, self.wordlists, self.words, self.organisation, said)
        return learn_kind(chosen, kind, name, self.template_folders, bank, self._sandbox)

    def check_templates(self) -> list[Finding]:
        """What is wrong with templates before any meeting uses them."""
        return check_templates(self.templates, self.phrasebank, self._sandbox)


def blanks_of(draft: Draft, words: Wordlists) -> list[Gap]:
    """What has to be filled in, in the order of the draft, each with the number of its places there.

    These are the blanks that `check` finds: facts that are missing, and 【数】 or ×× inside what is given.
    """
    from drafter.checks import find_blank_runs  # only here: to load a workspace needs no checks

    found: dict[tuple[str, str], Gap] = {}
    for run, text in find_blank_runs(draft, words):
        path, ask = run.blank or run.fact or f"sections.{run.section}", text.strip("【】")
        gap = found.get((path, ask)) or Gap(path, ask, run.place.line if run.place else None, 0)
        found[path, ask] = replace(gap, count=gap.count + 1)
    return list(found.values())


def reasons_to_ask(plan: Plan) -> list[tuple[str, str, FieldKind]]:
    """The two or three reasons that would carry the speech: title of what they are for, path, field."""
    by_plural = {record.plural: record for record in plan.records.values()}
    kinds = {name: fact.kind for name, fact in plan.template.facts.items()}
    lists = {name: by_plural[kind] for name, kind in kinds.items() if kind in by_plural}
    return list(open_reasons(plan.meeting.facts, lists))


def _blank_share(draft: Draft) -> float:
    """The share of blanks in what the sections say, in characters."""
    runs = [run for block in draft.blocks if block.section for run in block.runs]
    total = sum(len(run.text) for run in runs)
    return sum(len(run.text) for run in runs if run.blank) / total if total else 0.0


def describe(plan: Plan, draft: Draft, words: Wordlists, precedents: Mapping[str, tuple[Excerpt, ...]] = {}) -> Report:
    """A plan and the draft that was made of it, in figures and names.

    words: by which blanks are told from names. precedents: by section, what earlier speeches said there.
    """
    sizes = section_characters(draft)
    total = speaking_characters(draft)
    uses = {use.name: use for use in draft.phrases}
    titles = {block.section: block.text for block in reversed(draft.blocks) if block.kind == "heading"}
    return Report(
        kind=plan.template.id,
        title=plan.meeting.title,
        variant=plan.variant,
        minutes=round(minutes_of(total, plan.organisation.speaking_rate), 1),
        reach=(round(plan.reach.shortest, 1), round(plan.reach.longest, 1)) if plan.reach else (),
        characters=total,
        blank_share=round(_blank_share(draft), 2),
        missing=tuple(blanks_of(draft, words)),
        left_out=draft.left_out,
        could_add=tuple(Gap(missing.path, missing.ask) for missing in plan.missing if not missing.required),
        reasons=tuple(Reason(path, field.ask, title) for title, path, field in reasons_to_ask(plan)),
        set_aside=plan.set_aside,
        headings=tuple(tuple(headings.values()) for headings in draft.headings),
        sections=tuple(
            ReportedSection(
                section.id,
                titles.get(section.id, ""),
                section.detail,
                sizes.get(section.id, 0),
                tuple(
                    UsedPhrase(use.name, use.id, use.text, tuple(use.alternatives))
                    for use in (uses[choice.name] for choice in section.phrases.values() if choice.name in uses)
                ),
                precedents.get(section.id, ()),
            )
            for section in plan.sections
        ),
    )
