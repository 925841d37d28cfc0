"""What a web page or a compilation leaves around a speech, as patterns."""

import re

ADDRESS = re.compile(
    r"欢迎(?:大家)?(?:品鉴|阅读|下载|收藏|转发)|以下是(?:小编)?(?:为大家|给大家|为您)?(?:整理|收集|精选|分享)|仅供(?:大家)?参考[，,]?希望"
    r"|希望(?:能)?对(?:大家|您|你)有(?:所)?帮助|(?:本文|全文)(?:约|共)\d+字|点击(?:下载|查看|阅读)|扫(?:一扫|码|描)[^，。]{0,6}二维码"
    r"|未经(?:授权|许可)[^，。]{0,6}(?:转载|禁止)|版权(?:归|所有)[^，。]{0,12}(?:作者|所有|归属)|剩余\d+%?未读|开通会员|付费(?:后)?(?:阅读|查看)"
)
CHROME = re.compile(
    r"第[一二三四五六七八九十\d]{1,3}篇\s*[:：]"
    r"|\d{4}[-年]\d{1,2}[-月]\d{1,2}日?\s*\d{1,2}[:时]\d{2}\S{0,20}$"
    r"|分享\s*[:：].{0,20}$|(?:来源|发布时间|发布日期|时间|作者|责任编辑|责编|编辑|浏览次数|阅读次数|点击数|信息来源|字体|字号)\s*[:：]\s*\S{0,40}$"
    r"|(?:相关(?:阅读|报道|文章|推荐|链接)|上一篇|下一篇|扩展阅读|延伸阅读|返回(?:顶部|首页|目录))(?:\s*[:：].{0,60})?$"
    r"|(?:下载|打印|全屏|收藏|分享|加大|还原|减小|关闭(?:窗口)?|】|【?字[号体][:：].{0,12}|字体大小.{0,12}|分享到.{0,12}|首页|当前位置.{0,60})$"
    r"|https?://\S+$|www\.\S+$"
)

COMPILED = re.compile(r"第[一二三四五六七八九十\d]{1,3}篇\s*[:：]\s*")
"""The number of a speech in a compilation; what follows it on the line is the title."""


def is_residue(line: str) -> bool:
    """Whether a line belongs to the page and not to the speech."""
    return bool(ADDRESS.search(line) or CHROME.match(line)) and not COMPILED.match(line)
