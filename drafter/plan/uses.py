"""A phrase and the templates in; the places of speeches where such a phrase may stand out."""

from drafter.model.phrase import Phrase
from drafter.model.template import Templates
from drafter.plan.choose import could_stand


def find_uses(phrase: Phrase, templates: Templates) -> list[str]:
    """`special-campaign  situation.lead  分析形势`, for each place of a kind of speech that asks for such a phrase."""
    found = []
    for kind in templates.kinds.values():
        for entry in kind.outline:
            section = templates.sections.get(entry.use)
            if section is None:
                continue
            for request in section.phrases.values():
                if could_stand(phrase, request, kind):
                    found.append(f"{kind.id}  {entry.id}.{request.name}  {section.name}")
    return found
