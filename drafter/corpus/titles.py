"""What titles of speeches look like, and the numbers that compilations put before them."""

from drafter.language.expressions import expression
from drafter.language.numerals import ORDINAL

NUMBER = f"{ORDINAL}|[0-9]{{1,3}}"
# 第一篇： 【篇二】 范文三：, alone or before a title.
PART = expression(
    rf"[【\[（(《]?(?:第(?P<a>{NUMBER})篇章?|篇(?P<b>{NUMBER})"
    rf"|(?:范文|例文|讲话稿?|发言稿?|致辞稿?|主持词|文章|文稿|演讲稿?)(?P<c>{NUMBER}))"
    r"(?:[】\]）)》]\s*[:：]?|\s*(?:[:：、.．,，]|\s|$))\s*"
)
PART_GLUED = expression(rf"第(?P<a>{NUMBER})篇(?=[^。！？；：:]{{0,60}}(?:讲话|发言|致辞|主持词|报告|演讲)稿?$)")
NUMBERED_TITLE = expression(rf"^(?P<base>.{{4,60}}?)\s*[（(【]?(?:第|篇)?(?P<n>{NUMBER})篇?[）)】]?$")
TITLE = expression(
    r"^[^。！？；]{0,70}(?:讲话|讲话提纲|讲话要点|讲话摘要|讲话稿|发言|发言稿|发言材料|致辞|致词|主持词|主持稿|报告|汇报|演讲|演讲稿|寄语|开幕词|闭幕词"
    r"|党课|党课讲稿|总结|评论|倡议书|慰问信|串词|讲稿|提纲|贺词|答谢词|欢迎词|祝词)(?:[（(].{1,16}[）)])?$"
)
# A title that nothing parts from the first words of the speech.
TITLE_PREFIX = expression(
    "[^。！？；：:]{4,60}?(?:讲话|发言|致辞|主持词|报告|演讲)(?:稿|提纲|材料)?(?![的中时后前里，、精])"
)
