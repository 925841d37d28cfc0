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
NUMBERED_TITLE = expression(rf"^(?P<base>.{{4,60}}?)\s*[（(【]?(?:第|篇)?(?P<n>{NUMBER})篇?[）)】]?$")
_KINDS = (
    "讲话|讲话提纲|讲话要点|讲话摘要|讲话稿|发言|发言稿|发言材料|发言提纲|致辞|致词|主持词|主持稿|报告|汇报|汇报材料|演讲|演讲稿|寄语|开幕词|开幕辞|闭幕词|闭幕辞"
    "|党课|党课讲稿|总结|评论|倡议书|慰问信|感谢信|贺信|贺电|公开信|一封信|串词|讲稿|提纲|贺词|献词|祝词|祝酒词|答谢词|答谢辞|欢迎词|欢迎辞|欢送词|悼词|祭文"
    "|致青年书|青年书|讲座|书面讲话|即兴讲话|视频致辞"
)
KIND = expression(f"^(?:{_KINDS})$")
"""The last word of a title, on a line of its own."""
# What a site of models adds: 范文, （精选3篇）, 三篇, （全文1896字）, .docx
_ADDED = (
    r"(?:范文|模板|范本|范例|精选|材料|大全|集锦)*(?:\s*[（(【［\[](?:精选|通用|实用|优秀|优质|精品|必备|推荐|热门|最新|经典|范文|完整版|全文|共|合集|合计|汇总|\d)[^）)】］\]]{0,16}[）)】］\]])?"
    rf"(?:\s*(?:{ORDINAL}|\d{{1,2}})篇|\s*[（(]?篇\s?(?:{ORDINAL}|\d{{1,2}})[）)]?)?(?:\.docx?|\.pdf)?"
)
PART_GLUED = expression(rf"第(?P<a>{NUMBER})篇\s?(?=[^。！？；：:\s]{{0,60}}(?:{_KINDS})$)")
TITLE = expression(
    rf"^(?:[^。！？；]{{0,70}}(?:{_KINDS})(?:[（(].{{1,16}}[）)])?{_ADDED}"
    rf"|(?:\d{{4}}年度?)?(?:专题|微)?党课(?:讲稿|讲义)?\s*[:：][^。！？；]{{4,60}})$"
)
ADDED = expression(rf"(?P<title>.{{0,90}}?(?:{_KINDS})(?:[（(](?![^）)]*[篇字])[^（(]{{1,16}}[）)])?){_ADDED}$")
"""A title with what was added to it; group `title` is without."""
# A title that nothing parts from the first words of the speech.
TITLE_PREFIX = expression(
    "[^。！？；：:]{4,60}?(?:讲话|发言|致辞|主持词|报告|演讲)(?:稿|提纲|材料)?(?![的中时后前里，、精])"
)
