"""What a web page or a compilation says to its reader, as patterns; whole lines of chrome are in corpus/chrome.py."""

from drafter.language.expressions import expression

ADDRESS = expression(
    r"以下是(?:小编)?(?:为大家|给大家|为您)(?:整理|收集|精选|分享)|以下是小编|仅供(?:大家)?参考[，,]?希望"
    r"|希望(?:能)?对(?:大家|您|你)有(?:所)?帮助|点击(?:下载|查看|阅读)(?:全文|原文|附件|更多|此处)|扫(?:一扫|描)[^，。]{0,6}二维码(?:关注|阅读)"
    r"|未经(?:授权|许可)[^，。]{0,6}转载|版权(?:归|所有)[^，。]{0,12}(?:作者|原作者|归属)|剩余\d+%?未读|付费(?:后)?(?:阅读|查看)全文"
    r"|开通(?:VIP)?会员(?:后|文档|[^，。]{0,6}(?:下载|阅读|查看|使用))|[试预][读览]结束|免费试读|此处隐藏\d+个?字|VIP(?:会员)?(?:可见|专免|免费)"
    r"|更多(?:公文|文秘|材料|讲话)?(?:素材|范文|资料)[^。】]{0,6}(?:微信|公众号|QQ|加群)|未完[，,]全文共|定制代笔|全网资源"
    r"|(?:您|你)需要(?:先)?登录|登录后(?:即可|才能|可)?(?:查看|阅读|下载)|扫码阅读本文|以下评论仅代表|不代表本站(?:观点|立场)"
    r"|(?:您|你)?(?:当前|现在)的?位置(?:是)?\s*[:：]|您的位置\s*[:：]"
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
    r"(?:正文)?复制$|VIP.{0,4}$|\d+(?:\.\d+)?\s?[KM]B$|\d+\s?页$|侵权投诉$|海报$|举报$|Shape\d+$|.{0,12}(?:公文|文秘|范文|素材|文库)(?:搜|网|之家|站).{0,16}$"
    r"|.{0,40}作者\s*[:：].{1,20}来源\s*[:：].*$|用户评论$"
    r"|[【\[（(]?(?:相关|延伸|拓展|推荐|热门|更多|最新)(?:报道|阅读|推荐|链接|文章|新闻|内容|资讯).{0,12}$|分享\s*[:：]?.{0,12}$|\d{4}年\d{2}月\d{2}日\s*\d{1,2}[:时]\d{2}分?$"
)
"""Lines of a page that the reader lets through."""

COMPILED = expression(r"第[一二三四五六七八九十\d]{1,3}篇\s*[:：]\s*")
"""The number of a speech in a compilation; what follows it on the line is the title."""
