"""What was done to somebody who did wrong, said in full: a sentence is passed, and a discipline is one thing alone."""

from drafter.language.expressions import expression

_SENTENCE = expression("(?:^|(?<=[，；、]))(?=有期徒刑|无期徒刑|拘役|死刑|管制[一二两三\\d])")
"""Where a sentence stands without 判处: 开除党籍，有期徒刑六年."""
_AND_MOVED = expression(
    "^(?P<discipline>(?:党内|政务|行政)?(?:严重)?(?:警告|记大过|记过|降级)|留党察看[^，；、]{0,3})"
    "(?:处分)?[，；](?=降为|降职|降到|改任|转岗|调离|调岗|解聘|辞退|移送)(?![^，；]*(?:处理|处分)$)"
)
"""A discipline and what was done to the post besides: 党内警告，降为一般干部."""


def say_penalty(result: str) -> str:
    """A penalty as it is said: 判处 before a sentence; 处分 behind the discipline alone, and 被 before the rest."""
    return _AND_MOVED.sub(r"\g<discipline>处分，被", _SENTENCE.sub("判处", result.strip()))
