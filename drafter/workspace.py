"""The pipeline: a folder in; its organisation, templates and phrasebank, and plan, draft and file of a meeting out.

Each step imports what it takes: who looks for a phrase loads no templates, and who plans loads no Word.
"""

from collections.abc import Collection, Mapping, Sequence
from copy import copy
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from drafter import __version__
from drafter.dataclass import dataclass, replace
from drafter.i18n import _
from drafter.loading import later
from drafter.model.finding import Finding, InputError
from drafter.model.place import Place
from drafter.resources import data_dir, find_organisation, user_dir

if TYPE_CHECKING:
    from drafter.compose import Composer
    from drafter.corpus import Reader
    from drafter.edited.refresh import ChangedParagraph, Refresh
    from drafter.intake import Understander
    from drafter.intake.owners import OwnerReader
    from drafter.language.words import Words
    from drafter.learn import LearnedKind
    from drafter.model.draft import Comments, Draft
    from drafter.model.edited import EditedDraft, Record
    from drafter.model.excerpt import Excerpt
    from drafter.model.material import Material
    from drafter.model.meeting import Meeting
    from drafter.model.organisation import Organisation
    from drafter.model.outline import Outline
    from drafter.model.phrase import Phrasebank
    from drafter.model.plan import Plan
    from drafter.model.style import Style
    from drafter.model.template import Template, Templates
    from drafter.model.wordlist import Wordlists
    from drafter.search import Index
    from drafter.word.package import Package


Loaded = TypeVar("Loaded")
_LOAD_TEMPLATES = later("drafter.files.templates:load_templates")
_LOAD_PHRASEBANK = later("drafter.files.phrasebank:load_phrasebank")
_LOAD_WORDLISTS = later("drafter.files.wordlists:load_wordlists")
_READ_TREES = later("drafter.compose.compose:read_trees")
"""Called where no copy of what they load is at hand."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh found, and the file as it would be written."""

    edited: "EditedDraft"
    refresh: "Refresh"
    data: bytes
    changes: "tuple[ChangedParagraph, ...]" = ()
    """The paragraphs that it would change, those too that were to stay."""


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
    def organisation(self) -> "Organisation":
        from drafter.files.organisation import load_organisation

        return self._note("organisation", *load_organisation(self.organisation_file))

    @cached_property
    def template_folders(self) -> list[Path]:
        own = self.organisation.templates if self.organisation_file else ()
        return [*map(Path, own), data_dir("templates")]

    @cached_property
    def templates(self) -> "Templates":
        from drafter.files.compact import load_copied
        from drafter.model.template import Templates

        folders, fingerprint = self.template_folders, self._templates_fingerprint
        return self._note("templates", *load_copied(Templates, folders, fingerprint, _LOAD_TEMPLATES))

    @cached_property
    def _templates_fingerprint(self) -> str:
        from drafter.files.fingerprint import TEMPLATES, fingerprint

        return fingerprint(self.template_folders, TEMPLATES)

    @cached_property
    def phrasebank_folders(self) -> list[Path]:
        own = self.organisation.phrasebanks if self.organisation_file else ()
        return [*map(Path, own), data_dir("phrasebank")]

    @cached_property
    def phrasebank(self) -> "Phrasebank":
        from drafter.files.compact import load_copied
        from drafter.model.phrase import Phrasebank, Phrases

        folders, fingerprint = self.phrasebank_folders, self._phrasebank_fingerprint
        bank = self._note("phrasebank", *load_copied(Phrasebank, folders, fingerprint, _LOAD_PHRASEBANK))
        return replace(bank, phrases=Phrases.of(bank.phrases))  # sorted once, not for every draft

    @cached_property
    def index(self) -> "Index":
        """What a search reads of the phrasebank."""
        from drafter.files.compact import load_copied
        from drafter.search import Compared, Index, compare

        bank, folders = self.phrasebank, self.phrasebank_folders
        compared, _none = load_copied(
            Compared, folders, self._phrasebank_fingerprint, lambda _folders: (compare(bank.phrases), [])
        )
        return Index(bank, bank.phrases, compared)

    def with_phrases_of(self, file: Path) -> "Workspace":
        """The same with one file of its own phrases read again, after an entry of it was written. Raises InputError."""
        from drafter.files.phrasebank import read_again

        bank = read_again(self.phrasebank, file)
        other = copy(self)
        for known in ("_phrasebank_fingerprint", "wordlists", "index"):
            other.__dict__.pop(known, None)
        other.__dict__["phrasebank"] = bank
        return other

    @cached_property
    def _sandbox(self) -> Any:
        from drafter.compose import make_sandbox
        from drafter.compose.tree import Trees, grammar
        from drafter.files.compact import load_copied

        folders, fingerprint = self.template_folders, f"{self._templates_fingerprint} {grammar()}"
        trees, _none = load_copied(Trees, folders, fingerprint, lambda _folders: (_READ_TREES(self.templates), []))
        return make_sandbox(trees)

    @cached_property
    def _last_read(self) -> Any:
        from drafter.meeting.load import LastRead

        return LastRead()

    @cached_property
    def _memory(self) -> Any:
        from drafter.compose.memory import Memory

        return Memory()

    @property
    def words(self) -> "Words":
        """The words by which verb phrases and wordings of the genre are recognised."""
        return self.phrasebank.words

    @cached_property
    def reader(self) -> "Reader":
        """Reads speeches, by the organisation's moves before ours."""
        from drafter.corpus import Reader

        return Reader(self.phrasebank.moves)

    def understander(self, template: "Template") -> "Understander":
        """Understands what exists already for a kind of speech."""
        from drafter.files.intake_words import load_intake_words
        from drafter.files.learned_words import load_learned_words
        from drafter.intake import Understander

        words = load_intake_words(data_dir("templates") / "intake.yaml")
        asks = load_learned_words(data_dir("templates") / "learned.yaml").asks
        return Understander(template, self.templates, words, self.words, self.wordlists, asks)

    def owner_reader(self) -> "OwnerReader":
        """Takes apart who leads, who helps and who answers."""
        from drafter.files.intake_words import load_intake_words
        from drafter.intake.owners import OwnerReader
        from drafter.intake.units import Units

        words = load_intake_words(data_dir("templates") / "intake.yaml")
        return OwnerReader(words, Units(words, self.words, self.wordlists.surnames))

    def load(self, source: Path | bytes, overrides: Mapping[str, str] | None = None) -> "Meeting":
        """A meeting, with what is odd about it, from its file or from bytes of standard input. Raises InputError."""
        from drafter.meeting import load_meeting

        return self.with_unsaid(*load_meeting(source, self.templates, overrides or {}, self._last_read))

    def with_unsaid(self, meeting: "Meeting", findings: "Sequence[Finding]") -> "Meeting":
        """A meeting as `load` gives it: with what is odd about its file, and what its kind does not say of it."""
        return replace(meeting, findings=(*findings, *self._find_unsaid(meeting)))

    def _find_unsaid(self, meeting: "Meeting") -> "list[Finding]":
        """What is given and is not said: facts under a condition that does not hold, deeds of before this meeting."""
        fields = self.templates.kinds[meeting.kind].facts
        if not any(fields[name].when for name in meeting.facts) and not any(each.get("did") for each in meeting.people):
            return []
        from drafter.meeting.vocabulary import vocabulary_of
        from drafter.plan.values import find_unsaid

        return list(find_unsaid(meeting, vocabulary_of(self.templates, self.templates.kinds[meeting.kind])))

    def recast(self, meeting: "Meeting", kind: "Template") -> "Meeting":
        """The same meeting for another kind of speech; what that kind has no use for is among its findings."""
        from drafter.meeting.recast import recast

        if kind.id == meeting.kind:
            return meeting
        other, findings = recast(meeting, kind, self.templates)
        stay = (finding for finding in other.findings if finding.rule != "unsaid")
        return replace(other, findings=(*stay, *findings, *self._find_unsaid(other)))

    def draft(
        self, meeting: "Meeting", *, minutes: float | None = None, variant: int = 1, include_mined: bool = False
    ) -> "tuple[Draft, Plan]":
        """Plan, compose and fit. Raises InputError."""
        from drafter.fit import fit
        from drafter.plan import make_plan

        plan = make_plan(
            meeting,
            self.templates,
            self.phrasebank,
            self.organisation,
            variant=variant,
            include_mined=include_mined,
        )
        composer = self._composer(plan)
        fitted, draft = fit(plan, composer, minutes)
        if any(section.sentences for section in fitted.sections):
            from drafter.compose.reword import find_lost

            fitted = replace(fitted, findings=(*fitted.findings, *find_lost(fitted, draft)))
        return self._sign(draft, fitted, composer), fitted

    def _composer(self, plan: "Plan") -> "Composer":
        from drafter.compose import Composer

        return Composer(plan, self.words, self._sandbox, memory=self._memory)

    def redraft(self, meeting: "Meeting", record: "Record") -> "Draft":
        """The draft of a record again, from the meeting as it is now: same phrases, same detail. Raises InputError."""
        from drafter.plan import make_plan

        plan = make_plan(
            meeting, self.templates, self.phrasebank, self.organisation, variant=record.variant, held=record
        )
        composer = self._composer(plan)
        return self._sign(composer.compose(plan.sections), plan, composer)

    def refresh(
        self,
        package: "Package",
        edited: "EditedDraft",
        meeting: "Meeting",
        file: str = "",
        style: str = "",
        leave: Collection[int] = (),
    ) -> "Refreshed":
        """An edited Word draft with the facts of the meeting as they are now.

        package: the file; edited: what it says (`read_draft`); file: its name in what is kept; leave: the changes that
        are not wanted, by their number among the choices (`list_choices`). Raises InputError.
        """
        from drafter.edited.refresh import Items, leave_out, list_changes, list_choices, refresh
        from drafter.edited.refresh.revise import revise
        from drafter.meeting import told_values
        from drafter.word.nodes import refusing
        from drafter.writers.docx import set_out

        if edited.record.kind != meeting.kind:
            message = _(
                "the draft is of the kind {old} and the meeting file of the kind {new}: draft it anew",
                old=edited.record.kind,
                new=meeting.kind,
            )
            raise InputError([Finding("kind", "error", message, meeting.place)])
        house = self._style_of(edited.record, style, meeting.style, self.organisation.style)
        items = Items(edited.record, told_values(meeting))
        draft = self.redraft(meeting, items.of_now(edited.record))
        found = refresh(edited, set_out(draft, house), draft.phrases, items, file)
        changes = list_changes(edited, found)
        left = [change for number, change in enumerate(list_choices(changes), 1) if number in leave]
        chosen = leave_out(edited, found, left)
        with refusing(file):
            return Refreshed(edited, chosen, revise(package, edited, chosen, draft, house), tuple(changes))

    def _style_of(self, record: "Record", *names: str) -> "Style":
        """The style that a draft was set out in, among those that may be meant; a record has only its id."""
        given = [self.style(name) for name in names if name]
        fitting = [style for style in given if style.id == record.style]
        if fitting:
            return fitting[0]
        if (data_dir("templates") / "styles" / f"{record.style}.yaml").is_file():
            return self.style(record.style)
        message = _("the draft was set out in the style '{style}': name it with --style", style=record.style)
        raise InputError([Finding("style", "error", message)])

    def _sign(self, draft: "Draft", plan: "Plan", composer: "Composer") -> "Draft":
        """The draft with what its facts are called, and with what it was made from."""
        from drafter.compose import set_headings
        from drafter.files.names import printable
        from drafter.meeting import name_facts
        from drafter.meeting.sources import list_sources
        from drafter.meeting.vocabulary import vocabulary_of

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
            headings=set_headings(plan, composer),
            asks=name_facts(paths, vocabulary_of(self.templates, self.templates.kinds[meeting.kind])),
            settings=meeting.settings,
            sources=list_sources(meeting),
            meta={**draft.meta, **{key: value for key, value in made_from.items() if value}},
        )

    @cached_property
    def _phrasebank_fingerprint(self) -> str:
        from drafter.files.fingerprint import fingerprint

        return fingerprint(self.phrasebank_folders)

    def plan(
        self, meeting: "Meeting", *, minutes: float | None = None, variant: int = 1, include_mined: bool = False
    ) -> "Plan":
        """What `draft` will write."""
        return self.draft(meeting, minutes=minutes, variant=variant, include_mined=include_mined)[1]

    def outline(self, meeting: "Meeting", *, variant: int = 1, with_archive: bool = False) -> "Outline":
        """What is agreed before there is prose: headings, what is known, what to ask whom. Raises InputError.

        with_archive: beside each section what earlier speeches said there.
        """
        from drafter.files.materials import load_outline_words
        from drafter.outline import make_outline

        draft, plan = self.draft(meeting, variant=variant)
        precedents = self.precedents(plan, draft) if with_archive else {}
        return make_outline(plan, draft, self.materials, load_outline_words(self.template_folders), precedents)

    @cached_property
    def materials(self) -> "list[Material]":
        """What is known of themes, an organisation's before ours."""
        from drafter.files.materials import load_materials

        return self._note("materials", *load_materials(self.template_folders))

    def material(self, plan: "Plan") -> "Material | None":
        """What is known of the theme of a plan's meeting; None where nothing is."""
        from drafter.outline import find_material

        return find_material(plan, self.materials)

    @property
    def archive_file(self) -> Path:
        """Where the archive of the office's own speeches lies, there or not."""
        beside = self.organisation_file
        return (beside.parent if beside else user_dir("config")) / "archive.sqlite"

    def precedents(self, plan: "Plan", draft: "Draft") -> "dict[str, tuple[Excerpt, ...]]":
        """By section, what earlier speeches of the archive said where it will stand. Raises InputError."""
        from drafter.plan.conditions import spoken_texts
        from drafter.plan.spot import facts_told
        from drafter.search.archive import Archive
        from drafter.search.fold import fold
        from drafter.search.precedents import Sought, find_precedents

        headings = {block.section: block.text for block in draft.blocks if block.kind == "heading"}
        sections = {}
        for planned in plan.sections:
            facts = (plan.meeting.facts.get(name) for name in facts_told(planned.section, plan.template))
            words = " ".join([headings.get(planned.id, ""), *(text for fact in facts for text in spoken_texts(fact))])
            sections[planned.id] = Sought(planned.section.moves, words)
        theme, material = plan.meeting.theme, self.material(plan)
        names = [str(theme[name]) for name in ("noun", "short") if theme.get(name)]
        names += [material.name, *material.aliases] if material else []
        speaker = str(plan.meeting.speaker.get("name") or "")
        said = "".join(block.text for block in draft.blocks)
        date, rank = plan.meeting.date, plan.meeting.rank or ""
        itself = (fold(draft.title), date.year) if date else ("", 0)
        return find_precedents(Archive(self.archive_file), sections, names, speaker, rank, said, itself)

    @cached_property
    def wordlists(self) -> "Wordlists":
        """The word lists of the checks, an organisation's before ours."""
        from drafter.files.compact import load_copied
        from drafter.model.wordlist import Wordlists

        folders, fingerprint = self.phrasebank_folders, self._phrasebank_fingerprint
        loaded = load_copied(Wordlists, folders, fingerprint, lambda folders: _LOAD_WORDLISTS(folders, self.phrasebank))
        return self._note("wordlists", *loaded)

    def review(self, draft: "Draft", plan: "Plan") -> str:
        """What the checks find in a draft beside its blanks, in one line; empty when they find nothing."""
        from drafter.checks import BLANK, check_draft, summarise

        return summarise([found for found in check_draft(draft, plan, self.wordlists) if found.rule != BLANK])

    def style(self, name: str = "") -> "Style":
        """A house style by name or path, read once; without one the organisation's."""
        ours = self.organisation
        if name not in self._styles:
            from drafter.files.styles import load_style

            is_ours = not name or str(Path(name).absolute()) == ours.style
            given = ours.base_styles if is_ours else {}
            loaded = load_style(name or ours.style, self.template_folders, given)
            self._styles[name] = self._note(f"style {name}", *loaded)
        return self._styles[name]

    def write(self, draft: "Draft", to: str = "docx", style: str = "", comments: "Comments" = "blanks") -> bytes:
        """A draft as a file of one of the formats; a Word file carries comments on its blanks, its phrases, or none."""
        from drafter.writers import write as write_draft

        return write_draft(draft, to, self.style(style), comments)

    def learn(self, speeches: Sequence[tuple[Path, int | None]], kind: str, name: str) -> "LearnedKind":
        """Speeches as one kind of speech, with the meeting file of each; nothing is written.

        speeches: each as a file and which of its speeches, 1-based; None where it holds only one. kind: its id; name:
        what it is called. Raises InputError.
        """
        from drafter.files.learned_words import load_learned_words
        from drafter.learn import Bank, learn_kind, read_speeches

        chosen = []
        for path, number in speeches:
            held = read_speeches(path, self.reader, self.wordlists.surnames)
            if number is None and len(held) > 1:
                message = _("the file holds {count} speeches: say which one by its number, from 1", count=len(held))
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
        from drafter.compose.check import check_templates

        return check_templates(self.templates, self.phrasebank, self._sandbox)
