"""What a web page or a compilation says to its reader, as patterns; whole lines of chrome are in corpus/chrome.py."""

from drafter.language.expressions import expression

ADDRESS = expression(
    r"以下是(?:小编)?(?:为大家|给大家|为您)(?:整理|收集|精选|分享)|以下是小编|仅供(?:大家)?参考[，,]?希望"
    r"|希望(?:能)?对(?:大家|您|你)有(?:所)?帮助|点击(?:下载|查看|阅读)(?:全文|原文|附件|更多|此处)|扫(?:一扫|描)[^，。]{0,6}二维码(?:关注|阅读)"
    r"|未经(?:授权|许可)[^，。]{0,6}转载|版权(?:归|所有)[^，。]{0,12}(?:作者|原作者|归属)|剩余\d+%?未读|开通会员后|付费(?:后)?(?:阅读|查看)全文"
)
"""What only a page says."""
COURTESY = expression(
    r"欢迎(?:大家)?(?:品鉴|阅读|下载|收藏|转发)|(?:本文|全文)(?:约|共)\d+字|点击(?:下载|查看|阅读)|扫(?:一扫|码|描)[^，。]{0,6}二维码"
)
"""What a page says, and a speech may say too (欢迎品鉴云山毛尖): the page's where it stands outside of the speech, or
beside what only a page says."""
NEUTRAL = expression(r"(?:时间|日期|作者)\s*[:：]|\d{4}[-/.]|[-—–－·.\d\s]+$|[大中小]$")
"""Lines that a speech may have above or below it too; beside others of a page they are the page's."""

PAGE = expression(
    r"[【\[（(]?(?:相关|延伸|拓展|推荐|热门|更多|最新)(?:报道|阅读|推荐|链接|文章|新闻|内容|资讯).{0,12}$|分享\s*[:：]?.{0,12}$|\d{4}年\d{2}月\d{2}日\s*\d{1,2}[:时]\d{2}分?$"
)
"""Lines of a page that the reader lets through."""

COMPILED = expression(r"第[一二三四五六七八九十\d]{1,3}篇\s*[:：]\s*")
"""The number of a speech in a compilation; what follows it on the line is the title."""
