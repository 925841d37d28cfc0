"""How a measure is built: its text in, what may stand before it out (要, 要做到, 要确保, 要把, or nothing)."""

import re
from functools import lru_cache
from typing import Literal

from drafter.language.expressions import expression
from drafter.language.forms import recognise_form
from drafter.language.han import HAN
from drafter.language.sentences import first_stretch
from drafter.language.words import Words

Build = Literal["verb", "timed", "bidden", "post", "noun", "object", "rule", "result", "clause"]
"""verb 排查冷库 · timed 6月10日前完成检查 · bidden 不得向散装桶加油 · post 任组长 · noun 安全生产 ·
object 经费列入预算 (把…) · rule 每个班上一堂课 (做到…) · result 合格率不低于98% (确保…) · clause: whatever shows
nothing, 一户120元."""

MODAL = "(?<![主重需必首摘纪概])要(?!点|求|素|闻|害|道|件)|必须|务必|须|应(?:当|该)|不[得准许能可]"
"""What bids in the text itself."""
_BIDDEN = expression(f"{MODAL}|一律|严禁|一定")
_POST = expression("(?:担|兼|出)?任(?![务何意期性由]|职资格)")
_OCCASION = expression(
    rf"(?:每(?:次|逢|到|[天日周月季年班餐晚夜])|逢|遇)[{HAN}\d]{{0,6}}?(?={_BIDDEN.pattern})"
    rf"|[{HAN}\d]{{1,8}}(?:期间|时段|时|前|后)，?(?={_BIDDEN.pattern})|(?:从|自)?[\d年月日号点]+起(?![{HAN}]?[点床身])"
)
"""When something holds that then is bidden of whoever has to do it: 每次吊装 必须在现场, 节日期间 不得离岗."""
_WITHIN = expression(
    rf"[{HAN}\d]{{1,8}}(?:期间|时段)(?!的)，?|(?:晚上|早上|夜里|凌晨|中午|下午|上午)?\d+点半?(?:[到至—-](?:次日|凌晨)?\d+点半?)?(?!的|以[前后]|钟)|高峰期(?!的)|(?:早晚|早|晚)高峰(?!的)|(?:夜里|夜间|雨前|年终|年初|晚上|早上|周末|节假日|白天|中午|午间|雨天|汛期)(?![的有不都要必])|[{HAN}]{{1,5}}(?:[里内](?=把|对|给|设|建|装|增)|(?<=[{HAN}]{{2}})上(?=[写标]明|注明|张贴|挂出|公示))|(?:[{HAN}\d]{{1,6}}|\d+月\d+日)前后(?!的)"
)
"""A span of time or a place before an order: 节日期间 坚持零报告, 系统里 把不合规项目锁死."""
_ON_DAY = expression("\\d{1,2}月\\d{1,2}日(?![前起至到—-])")
_GAINS = expression("^[^，；。]{4,14}(?<!的)，(?:奖励?|罚款?|扣)[^，；。]{0,8}\\d[\\d.]*万?[元分]")
"""What somebody does, and what he gets for it: 带出一名技师，奖励师傅3000元."""
_WHILE = expression(
    f"(?![^时]{{0,11}}在)[{HAN}]{{2,12}}(?<![及按准临随定实同届到小工课学])时(?![间段限令候])(?=[{HAN}]{{2}})"
)
"""While something is done, before an order, which whoever does it has to follow: 办理变更时 核对鉴定报告."""
_AFTER_IT = expression(f"[{HAN}]{{2,8}}后(?:\\d+|[一二两三四五六七八九十半]+)个?[{HAN}]{{1,3}}内(?=[{HAN}]{{2}})")
"""How soon after something an order: 检出后半小时内 电话通知病区."""
_SHIFT = expression(
    f"(?:每个)?[夜早中晚白]班(?![前后车人护医司岗组线长的有不都要必])|[{HAN}]{{1,3}}(?<![不没])完(?=[{HAN}]{{2}})(?![成善整全工毕税])"
    f"|[{HAN}]{{2,4}}(?=提前(?:[一二两三四五六七八九十半]|\\d)[{HAN}]{{0,2}}[天日周月时])"
)
"""A shift before an order, which stands behind whoever has to do it: 各病区夜班 每小时看一次."""
_TIME = (
    r"(?:今年|本|当|次|下)?(?:\d+月)?(?:\d+日|月)?[上中下]?旬?(?:[\d一两三四五六七八九十半]+个?(?:小时|天|月|周|日)|春节|国庆|节|年|月|季|周|汛期?)?"
    r"[底末]?(?:之|以)?[前内]"
)
_RELATIVE = expression("^(?!.{2,}是谁[^，；。]*的$)[^，；。]{2,}的(?:[，一]|从[轻重严宽快]|免[于予责]|予以|依法|$)")
"""A case that is named before what follows from it: 停气两小时以上的，书记到现场."""
_FAILING = expression(
    "^[^，；。]{0,10}[不未没超逾漏虚违假缺拒迟][^，；。]{0,6}的(?!问题|项目|单位|企业|隐患|部位|地方|人员|群众|[^，；。]{0,3}[户家处个])"
)
"""Those whom it concerns, before what becomes of them: 验收不合格的退回指标."""
_TIMED = expression(
    rf"(?=\d|今年|本|当|次|下|[一两三四五六七八九十半]|春节|国庆|[节年月周汛]){_TIME}(?!提|面|期|端|沿|列|移|[省市县]|部|容|外|涝|河)"
)
_RESULTS = "完好掉清净到入进齐全出成满牢实住透准紧稳上下起开通够足"
_DONE_WITH = "完好掉清净到齐满牢实住透准紧足死断给来去回至"
"""What comes of a deed, at the end of a verb, which then names none: 台账写好."""
_NOT_VERBS = expression(
    "[规][上下]|[街路山会线地台岸网村车桥水身晚早楼天乡手坝以之期]上|[地天乡手楼桥坝水以之线]下|[支日外进]出|[大全周直]到|[完]全|[安]全|[现]成|[完]好"
    "|[良友爱美]好|[现真充落务切]实|[交流]通|[公]开|[标]准|[水批]准|[深]入|[收投]入|[改先]进|[大中小老新]班|[成]都"
    "|[早]起|[一]起|[大多最更]好|[不能才]够|[手]足|[公]足|[冷]清|[干]净"
)
_ENDS_WELL = expression(
    rf"(?![该应上下早晚能会有没不未无各每全都也又再已更最很太其这那两一二三四五六七八九十])"
    rf"[{HAN}][{_RESULTS}](?:(?<=到)[{HAN}]|[{HAN}\d“].)"
)
_COUNTED = expression(
    r"[聘招雇编开上设拉派贴装建修换请办打挖种铺架摆送发印写填签拍拆搬接停调购补盖栽练讲学走登访查看列排立定包配带备组摸加腾争留收报管买租借卖养扫洗焊喷抽选签增减退扣赔奖并跑蹲守种移运缴交清核对](?:[一两三四五六七八九十几]|\d)"
    "(?![年月周号级季]|[一二三四五六七八九十]月)"
)
_LEADS = expression(
    r"限期(?=[整改拆搬清办完补])|统一(?!战线|大市场|的)(?=.)|定点(?=疏导|执勤|值守|看守|清运|巡)|先(?![进锋烈生辈期])(?=[^，；。]{1,10}[再后])|请(?![假示愿柬教])(?=[^，；。]{2,}[当来做看讲帮到])|[一两三四五六\d]+[人个名]一[组班岗车]|[两三]班倒|人歇机不歇|轮流(?!的)|轮班|昼夜(?!温)|与(?!会)|[报交](?![表告])(?=[^，。]{2,10}(?:名单|清单|台账|方案|计划)$)|开(?=[^，。的]{1,5}会$)|同(?=[^，。]{1,12}(?:签|谈|开展|建立|对接|核对))|每(?:隔)?\s*[\d半一二两三四五六七八九十几]*(?:个)?(?:[天日周月季年晚夜时旬]|小时)|由|派(?!出|遣|驻)|在(?![建校册岗职途场押逃线籍售营编外])|到(?![期会达])|从(?!业|事|属|容)|再(?!生)|自(?![家建来行然动备营留习主救])|各(?:[^，。]{0,2}[一两三四五六七八九十组带包]|自(?![^，；。]{1,8}的)|派|抽)|新[增建]|改[造完]|整修|发布|腾出"
    "|(?:24|二十四)小时(?![的内不未]|有人|全天)|天天(?=[调查看问催盯开巡走清扫测打收报])|免费(?!的|午餐|政策|餐)|挨[家户村门]|(?:开工|竣工|完工|复工|交房|封顶)(?=[两三四五六七八九十]|[0-9])|重新|连夜|当[天场面晚]|现场(?!会|人|指挥|图|不|有|留)|当众|上门|带[着头]|陪着|跟着|照着|对照|亲自|补[签交缴录报发种建修办选]|抢[修运收排建种]|抽[查检调]"
    "|不打招呼|不(?:间断|定期|分昼夜|等不靠)|全员(?!会)|逐[^，]{1,3}(?!的)|同步|分别|共同|轮流|直接|直奔"
    "|牵头|负责(?![人制])|主持(?![人词])|带队(?!领导|干部)|包(?:到|联|保|抓|片|村|户|干|问题)(?!干部|领导|人|组|制)|陪同|参与(?!者|度)|用(?:[好足活准上]|[0-9一二两三四五六七八九十])|分[类批级片头段步](?!别)|连续|随(?:时|到|叫)|就[近地]|一([^，一])一\\1"
)
_HEADS = (
    "计划|方案|结果|情况|基地|机制|制度|体系|人员|中心|工作|办法|标准|清单|台账|名单|对象|队伍|经费|资金|费|员|站|点|组|队|表|率|数|线|区|期|日"
    "|内容|电话|室|车|卡|单|票|证|活动|现场|会|材料|课|场|通道|设备|设施|物资|器材|口|岗|人|方|书|款|金|额|项目|企业|率|品|厂|商|价|时间|地点|方式|流程|记录|档案|资料|能力|责任|任务|目标|措施|要求|意见|报告|通知|教育"
)
_NOUN_BEHIND = expression(_HEADS)
_MANNER = (
    "联合",
    "定期",
    "错峰",
    "积极",
    "依法",
    "有序",
    "全力",
    "全程",
    "靠前",
    "转变",
    "走访",
    "深化",
    "规范",
    "提振",
)
_THING = expression(f"(?:{_HEADS}|体|国|会|惩戒)$")
_SAME = expression("[^，]{2,4}([^，])[^，]{2,4}，[^，]{2,4}\\1[^，]{2,4}$")
"""Two of a kind: 班前会讲安全，班后会讲隐患."""
_RULE = expression(
    r"^(?:每|逢|凡|人人|户户|件件|处处|村村|家家|谁)|一律|一[个名户家台].{1,4}一[个名张本户条人台]|能.{1,3}[则就]|该.{1,4}的.{1,4}|应.尽.|一[^，]一[^，]|有.必.|不.不.|随.随.|有人|才(?![能会干艺华])|不空|不漏|不误|在岗|带班$"
    "|每[处个名户人辆台座条天日周月村组班校]"
)
_RESULT = expression(
    r"^\d|全部|全都|限期|不(?:低于|少于|超过|高于|断|停)|控制在|[\d两三]+(?:天|小时|分钟|日)内|达到|覆盖|到位|清零|归零|见底|销号"
)
_NUMERAL = r"(?:\d[\d.,]*万?|[一二两三四五六七八九十百千]+)(?:多|余)?"
_STOCK = "[名个台辆处部套支间顶艘张条盏床份组座口块只位]"
_COUNTED_THING = expression(
    rf"[{HAN}A-Z“”]{{2,14}}?(?:每(?:[个处家台支条]?[{HAN}]{{1,4}}?))?{_NUMERAL}(?:{_STOCK}|个[{HAN}]{{2,3}})$"
    rf"|{_NUMERAL}[名台辆支艘顶套间](?:(?![一二两三四五六七八九十分])[{HAN}]){{2,8}}$"
)
"""So many of a thing, and nothing said of it: 救护点三个, 四台发电车, 救护车每个考点一辆."""
_QUANTITY = expression(rf"{_NUMERAL}{_STOCK}")
"""So many of what the title names: 6台."""
_SAID_OF_COUNT = expression(
    "再(?!生)|开工|竣工|投用|多[开派设加放配装排]|每人(?![一二两三四五六七八九十\\d])|盏亮|[一两三四五\\d][个名家户台班车项].{1,5}[一两三四五\\d][个名家户台班车项]|[到成变合并由缺差少欠短漏伤亡死增减降升不未没超达从至比用剩涨跌共占余有是为了着过]|确保|责任人|隐患|问题|事故|投诉|案件"
)
_EACH_BY_EACH = expression(
    rf"^(?!对|把|给|向)[^，；。]{{2,14}}(?:逐[{HAN}]{{1,2}}?(?=[{HAN}]{{2}}(?:$|，))|，逐[{HAN}](?=[{HAN}]{{2,6}}(?:$|，)))"
)
"""A thing and how each of its parts is dealt with: 全院药品逐盒清点."""
_PAPER = expression("(?:方案|清单|台账|名单|计划|预案|办法|细则|规程|图纸|报告|时间表|课表|路线图|任务书|明细)$")
_HELD = expression(
    rf"每(?:半?[天周月季年]|季度|学期)[一两三四]次[{HAN}“”]{{0,14}}(?:活动|例会|会议|检查|演练|培训|学习|测试|巡查|评教|座谈)$"
)
"""How often something is held, and its name: 每周一次班组安全活动."""
_GIVEN = expression(rf"每个?[{HAN}]{{1,4}}(?:派|配|派驻|配备|发放|安装)(?:[一两三四五六七八九十]|\d)")
"""What each of many is given: 每个考点派驻1辆救护车."""
_PAYS = expression("(?:预存|预付|缴|交纳|拨付|列支|补助|奖励)[^，；。]{0,8}\\d")
_HANDS_IN = expression("[报交送填发](?![表告])")
"""What hands a paper in, and need not be told to: 报施工队名单."""
_POSTED = expression(
    "(?:领导|书记|主任|[省市县区乡镇村局处院校厂站所]长|一把手)|(?:带队|带班|值班|值守|在岗|到岗|参加|到场|挂帅|负责|牵头)$"
)
"""Signs that a text says of somebody what he does, and names no deed that can be completed."""
_PAID_OUT = expression(
    "^[^，；。]{2,12}(?:资金|补助|补贴|费用?|工资|款|金|经费)(?:及时|足额|按[时月期]|全部)+(?:兑付|拨付|发放|兑现|支付|到位)"
)
"""Money and how it is paid: 打捆补助资金及时足额兑付."""
_PAID = expression("(?:补贴|补助|奖励|慰问)[^，。]{0,4}(?:发|兑现)")
MOST_DEED = 12
"""Characters of the longest text that is taken for the name of a deed."""
_CLAUSAL = expression(
    "^(?:所有|全部|[年月]底|[今明后]年|下[个半月周])|大家|再(?!生)|请(?![示假愿])|天天|月月|年年|周周|批批|[，。；：每都也就在把被让给要须不没未已]|自(?![查纠评检])|马上|尽快|全[部都]|[破坏旧缺漏脏乱断堵]了?的|随|凭|现场|\\d+小时|全天|昼夜|听(?!证|力|众)|专人|实名|刷卡|一次|终身|统一|优先|当场|直接|及时|限时|限期|如期|按时|照常|继续|立即|主动|一[^和与]|提前|[上下]午|晚上|夜里|当[天日晚场]|[上下]门"
    "|[之以]?内(?![部外容科涝河])|(?<![课班会售产前背])后(?![厨台勤备期续方])"
)
"""Signs that a text has a subject of its own."""
_GOES_ON = expression("[上下出进到好完掉清起成在不装挂贴换修放摆有每都由按给了，；]")
"""Signs that what follows the first character is more than its object: 开水房装上锁."""
_MONEY = expression("[奖扣罚]|补[助贴]\\d|\\d元")
_SUM = expression(r"\d\s*[万亿]?[元分块]|[一二三四五六七八九十百]+[千百万块元]|绩效|奖金|工资")
_REWARD = expression(
    "(?:报[一告]|发现|提前|一旦|凡|如|查[到出实]|抓到|举报|超|晚|早|连续|完成|被).*(?:[奖扣罚]|补[助贴])"
)
_AGENT = expression(
    "(?:干部|人员|[员队组部们者长]|单位|领导|书记|职工|群众|村|镇|[局办委]|公司|企业|学校|代表|老师|教师|医生|民警|同志|专家|户主|农户|车辆|[省市县区])$"
)
_ACTS = expression("自己|各自(?![^，；。]{1,8}的)|主动|带头|亲自|自愿")
_BY_WHOM = expression("(?!由)[^，；。对把将向]{2,12}由(?![于此来衷])[^，；。的]{3,}(?:[，；。]|$)")
"""Who bears it, said in the measure: 更换费用由店主承担."""
_COME = expression("[收查换拆清捞搜报退腾挖剪拣交存撤转救抢搬运买卖选挑请找送](?:上来|下来|出来|回来|出|下|到|上去)的")
"""What something was done to, before what becomes of it: 收上来的登记保管."""
_ON_DUTY = (
    "(?:监考|值班|带班|值守|执勤|巡逻|巡查|巡诊|授课|驻村|驻点|蹲点|包片|接访|带队|跟车|随车|押运|护林)"
    "(?:老师|教师|医生|护士|民警|干部|领导|同志|司机|师傅|人员|人)"
)
_OWN_AGENT = expression(
    f"{_ON_DUTY}|(?:司机|驾驶员|老师|教师|医生|护士|学生|家长|村民|群众|游客|商户)[^，；。]{{1,8}}(?:不得|不准|不许|必须|一律)"
)
"""Who has to do it, said in the measure: 监考老师手机上交, 司机酒后不得出车."""
_NAMED_DEED = expression(
    "(?:调研|检查|巡查|整改|执法|督查|审批|发放|处置|办理|排查|走访|培训|演练|接待|办案|收费|招标|采购|浇筑)[不有先没]"
    "|(?:进货|收货|发货|动火|上岗|下井|出车|进场|进门|发药)(?=[先查测验看登戴穿签凭])"
)
"""A deed and how it is done: 调研不打招呼, 进货查台账."""
_SUBJECT_FIRST = expression(
    f"(?:连续|累计)[^，；。]{{2,8}}的(?=[{HAN}]{{3}})|[{HAN}]{{2,5}}的(?:第二天|次日|当[天晚场]|[上下]午|先|不|要(?![求点件素害])|由|优先|可以|全部|免|直接)"
)
"""Whom or what it concerns, and then what becomes of it: 值夜班的第二天补休."""
_QUICKLY = expression(
    f"[{HAN}]{{2}}(?:从[快严重宽速简]|及时|按[时月期]|足额|直接|全部|当[天场日]|一次性|随[到时叫])[{HAN}]"
)
"""A deed that names what is dealt with, and how: 补贴从快发放."""
_AHEAD = expression(
    f"[{HAN}]{{2,4}}(?<!提)[前后](?:[一两三四五六七八九十]|\\d+)个?(?:小时|天|分钟|日|周)(?![前后内])(?=[{HAN}])"
)
"""So long before or after something an order: 停电前两小时 通知用户."""
_REPEATED = expression(
    "([当本][天日晚周月季年])的[^，；。]{1,8}\\1|(?:[上下]午|晚上|夜里|夜间|当[天日晚]|白天|周末|早上)的[^，；。]{1,8}(?:当[天日晚场]|次日|第二天|[上下]午|夜里|连夜)"
)
"""A thing and the time it has: 当天的问题当天答复."""
_UPON = expression(
    "(?:接到?|收到|发现|遇到|碰到|查到|听到|看到|见到|看见|碰见|发觉|察觉)[^，；。]{1,10}(?:后|[就先]|立即|马上|当[场天晚面]|及时|[一二两三五十\\d]+(?:分钟|小时|个小时|天|个?工作日)[之以]?内)"
    "|[^，；。的]{1,4}(?:坏|断|漏|满|堵|停|丢|破)了"
)
"""What happens first, and then what somebody does: 接到报警后五分钟内出车, 灯坏了两小时内修好."""
_REGULARLY = expression(f"[{HAN}]{{2,6}}(?:每[^，；。]{{1,4}}|[一两]个?[天周月季年])[一两三四]次$")
"""How often a thing is done, after its name: 演练每季度一次."""
_HAPPENS = expression("(?<![课班会售产前背饭灾屋])后(?![厨台勤备期续方])|(?<![临小课工及按实])时(?![间段限令])|的时候")
"""What somebody does after or while something happens, and so no object: 街道接到预警后."""
_TOWARDS = "对向把将给按以为让使"
_OBJECT = expression(
    r"^(?P<object>(?![每不别]|各(?!自)|[^，；：。]*[把将](?![关手来军]))[^，；：。]{2,24}?)(?:全部|统一|逐一|及时|提前)?"
    "(?:(?:落实|合|拼|更新|更换|改造|维修|加固|拆除|清除|挪|列|纳|发放|兑现|处理|延时|延长|压降|压减|压|降低|降|提高|增加|控制|整改|清理|清|修|补|发|送|放|停|挂|锁|叠|洗|擦|搬|拆|换|移|挖|运|交|报|改|建|装|贴|分解|分"
    "|细化|公示|公布|办|核查|管|摆|讲|备|排|延伸|移交|加密|并|铺|迁|转移|安置|录|分|运|储|存|盯|看|守|接|开(?=[到进]))(?:完|好|掉|净|(?<=办)结|(?<=[清挪搬运移])走|到位|到底|到|入|进|齐|出|成|满|牢|实|下来|起来|出去|出来|回来|(?<=控制)在"
    ")|(?:交|送|让|退|还|分|发|租|借|转|报)给(?=[^，；。]{2})|再?(?:过|查|核|摸|筛|走|清|排查|检查|核对|清理|登记|回访|走访)[一两三]遍|(?:压降|压减|提高|降低|提升|减少)\\d[\\d.]*[%％成]|从[^，；。]{1,12}?(?:减|扩|增|降|升|提|压|缩|改|变)[到为成]|登记造册|登记在册|建档立卡|归档|封存|粉碎还[林田]|上?报(?:送)?(?=[^，；。]{1,8}(?:科|室|局|办|部|委|院|站|所|中心|政府)$))"
)


_HANDED = expression(f"[{HAN}]{{2,8}}的[{HAN}]{{1,3}}(?:交|退|还|送|让)给[{HAN}]{{2}}")
"""A thing and to whom it is given: 自家种不了的田交给村里."""
_FORFEIT = expression("[^，；。]{2,8}一[次处起回][^，；。]{0,6}，[^，；。]{0,8}(?:停|扣|罚|换|通报|约谈|追)")
_MOVED = expression(f"(?P<object>[{HAN}]{{2,8}})(?P<verb>[{HAN}]{{2}})[到至](?![位底])")
"""A thing and to where or how far it is brought: 物资前置到12个乡镇, 临近预报提前到45分钟."""
_BEFORE_IT = expression(f"[{HAN}]{{2,6}}(?<![车门楼机场会课桥站目面提以])前(?![置移端沿面方期后])(?=[{HAN}])")
"""A time before something, in which somebody does it: 迎峰度夏前 检修完37台主变."""


_OF_DAY = expression("(?<=..)(?:[上下]午|早上|晚上|夜里|点|[月年]底|月中|周末)")
"""A time of day behind a thing, which then is no part of the time: 茶青 下午五点前收完."""


@lru_cache(maxsize=4096)  # the same measures are looked at in every state of their section, and in every draft
def read_order(text: str, words: Words) -> Build:
    """The build of a measure. Only plain evidence counts: what shows nothing is a clause, before which no 要 stands."""
    if _POST.match(text):
        return "post"
    if is_held(text):
        return "noun"
    if (_BIDDEN.match(text) or _OCCASION.match(text)) and not _OWN_AGENT.match(text):
        return "bidden"
    if _SUBJECT_FIRST.match(text) or (_QUICKLY.match(text) and text[:2] in words.orders):
        return "clause"
    if _COME.match(text) or _OWN_AGENT.match(text) or _NAMED_DEED.match(text):
        return "clause"
    before = _BEFORE_IT.match(text)
    if _AHEAD.match(text) or (before and not _OF_DAY.search(before[0]) and opens_as_order(text[before.end() :], words)):
        return "timed"
    if _BY_WHOM.match(text) or _REPEATED.match(text):
        return "rule"
    if _UPON.match(text):
        return "bidden" if text[0] in "接收发遇碰查听看见察" else "clause"
    if _REGULARLY.match(text) and text[:2] in words.orders | words.deeds:
        return "rule"
    time = _TIMED.match(text)
    if time:
        rest = text[time.end() :].lstrip("，")
        if opens_as_order(rest, words) or not rest:
            return "timed"
        return "result" if re.search("全[部都]", rest) else "clause"
    shift = _SHIFT.match(text) or _WHILE.match(text)
    if shift and text[shift.end() :].startswith("提前") and not _is_deed(shift[0], words):
        shift = None  # 外来器械 提前一天送到: a thing, and when it comes
    rest = text[shift.end() :] if shift else ""
    if rest and (opens_as_order(rest, words) or opens_as_act(rest, words)):
        return "bidden"
    if _AFTER_IT.match(text) and opens_as_order(text, words):
        return "bidden"
    on_day = _ON_DAY.match(text)
    if on_day and (opens_as_order(text[on_day.end() :], words) or opens_as_act(text[on_day.end() :], words)):
        return "timed"
    if _GAINS.search(text):
        return "clause"
    within = _WITHIN.match(text)
    if within and opens_as_order(text[within.end() :], words) and not re.search("有人|不[得准许能]", text):
        return "timed"
    if _FAILING.match(text) and takes_each(text):
        return "noun"
    if costs(text):
        return "clause"
    if _HANDED.match(text):
        return "object"
    failing = _FAILING.match(text)
    rest = text[failing.end() :] if failing else ""
    acts = opens_as_order(rest, words) or opens_as_act(rest, words) or not opens_as_order(text, words)
    if failing and text[:1] not in _TOWARDS and (acts or len(rest) < len("退回")):
        return "rule" if "一律" in text else "clause"
    if _RELATIVE.match(text) and text[:1] not in _TOWARDS:
        return "rule" if "一律" in text else "clause"
    form = recognise_form(text, words.verbs, words.nouns)
    if form in ("noun", "work") and not text.startswith(_MANNER):
        return "noun"
    if _REWARD.match(text) and _SUM.search(text):
        return "clause"
    if _PAID.match(text) and _OBJECT.match(text):
        return "object"
    if _PAID_OUT.search(text) and text[:1] not in _TOWARDS and not text.startswith(("确保", "保证")):
        return "object"
    if opens_as_order(text, words):
        return "bidden" if re.match("[^，。；：]+?(?:必须|务必|不得|不准|不许|一律)", text) else "verb"
    if _ends_as_paper(text):
        return "noun"
    if text.startswith("凡"):
        return "rule"
    if _has_own_order(text):
        return "clause"
    if _MONEY.search(text) and not _OBJECT.match(text) and not text.startswith("每"):
        return "clause"
    found = _OBJECT.match(text)
    moved = _MOVED.match(text)
    if moved and moved["verb"] in words.verbs | words.orders and not _AGENT.search(moved["object"]):
        return "object"
    if (
        found
        and not _ACTS.search(found["object"])
        and not _AGENT.search(found["object"])
        and not _HAPPENS.search(found["object"])
        and "的" not in found["object"][-1:]
        and not re.search("[车门楼机场会课桥站]前$", found["object"])
        and not (found[0][-1] in "好完掉净牢足齐" and re.match(f"[{HAN}]", text[found.end() :]))
        and not (
            found[0].endswith(("建成", "开出", "办成"))
            and re.match(r"\d|[一二两三四五六七八九十]", text[found.end() :])
        )
    ):
        return "object"
    if opens_as_act(text, words) and "的" not in text[1:5] and not _GOES_ON.search(text[1:]):
        return "verb"
    if is_counted(text) and (text[2:4] in words.verbs or text[2:4] in words.orders):
        return "verb"  # 柔性引进专家10名
    says = any(text[at : at + 2] in words.verbs for at in range(2, len(text) - 2))
    if (is_counted(text) and not says) or _GIVEN.match(text):
        return "noun"
    if _RULE.search(text) or _SAME.match(text):
        return "rule"
    if ends_as_deed(text, words):
        return "noun"
    return "result" if _RESULT.search(text) else "clause"


def _is_deed(text: str, words: Words) -> bool:
    """Whether a short text is a deed: 停电, of 停电提前一天通知."""
    return text[-2:] in words.verbs or text[-2:] in words.orders or text[-2:] in words.deeds


def seems_dealt_with(text: str) -> bool:
    """Whether a text may be a thing and what becomes of it, whatever it opens with: 断电报警 接到手机上."""
    return _OBJECT.match(text) is not None


def object_of(text: str) -> str:
    """The thing of such a text; the whole first stretch where none shows."""
    found = _OBJECT.match(text)
    return found["object"] if found else first_stretch(text)


def bids_itself(text: str) -> bool:
    """Whether a text has a 要, 必须 or 不得 of its own: 宣传要到田间地头."""
    return re.search(MODAL, text) is not None


def costs(text: str) -> bool:
    """Whether a text says what costs what, and nobody is told to do it: 挖断一次水管，施工队停工一天."""
    return _FORFEIT.match(text) is not None


def is_counted(text: str) -> bool:
    """Whether a text only names so many of a thing, which somebody has to 安排: 夜班药师一名."""
    if _QUANTITY.fullmatch(text):
        return True
    return _COUNTED_THING.match(text) is not None and not _SAID_OF_COUNT.search(text) and not text.startswith("每")


def says_how_many(text: str) -> bool:
    """Whether somewhere in a text something is done to so many: 开三趟返乡专车, 预存维保费1万元."""
    return _COUNTED.search(text) is not None or _PAYS.search(text) is not None


def is_held(text: str) -> bool:
    """Whether a text names something and how often it is held, which somebody has to 开展."""
    return _HELD.match(text) is not None


def takes_each(text: str) -> bool:
    """Whether a text names a thing and how each part of it is dealt with, and takes 对: 12个村逐户核对."""
    return _EACH_BY_EACH.match(text) is not None


def is_paper(text: str, words: Words) -> bool:
    """Whether a short text names a paper, which somebody has to 拿出: 名单, 有序用电方案."""
    return _ends_as_paper(text) and not opens_as_order(text, words)


def _ends_as_paper(text: str) -> bool:
    return (
        len(text) <= MOST_DEED
        and _PAPER.search(text) is not None
        and not (_CLAUSAL.search(text) or _HANDS_IN.match(text))
    )


_QUANTITY_BEHIND = expression(rf"(?<=[{HAN}]{{4}})(?<![成出到增加减升降完各])\d[\d.,]*万?[{HAN}]{{1,3}}$")
"""How much of it, behind the name of a deed: 北干渠清淤18公里."""


def counts_behind(text: str) -> bool:
    """Whether the name of a deed says how much of it, and so wants to be 完成 whatever the day."""
    return _QUANTITY_BEHIND.search(text) is not None


def ends_as_deed(text: str, words: Words) -> bool:
    """Whether a short text names a deed by the verb at its end: 设备调试和办证, 亲属供货自查申报."""
    text = _QUANTITY_BEHIND.sub("", text)
    ending = text[-2:]
    return (
        4 <= len(text) <= MOST_DEED
        and (ending in words.verbs or ending in words.orders)
        and not _CLAUSAL.search(text)
        and text[-3:-2] not in "再可能会"
        and (text[-1] not in _DONE_WITH or ending in words.deeds)
        and not re.search("^[^的]{3,}的..$", text)
        and not re.fullmatch(".{4,}、.{4,}", text)
        and not _POSTED.search(text)
    )


def opens_as_order(text: str, words: Words) -> bool:
    """Whether a text opens as somebody is told what to do: with a verb, or with what only in an order is one."""
    if _OWN_AGENT.match(text):
        return False
    if _LEADS.match(text) or _COUNTED.match(text):
        return True
    if _SLIP.match(text):
        return False
    if "的" in text[1:3] and text[:1] not in _TOWARDS:  # 搬出的287户 are people, not an order
        return False
    if text.startswith(_MANNER):
        if _ends_as_paper(text) and not opens_as_order(text[2:], words):
            return False
        return not any(text.startswith(noun) and _THING.search(noun) for noun in words.nouns)
    if recognise_form(text, words.verbs, words.nouns) == "verb":
        return True
    if text[:2] in words.orders:
        return not _NOUN_BEHIND.match(text[2:]) and not words.opens_as_noun(text)
    return bool(_ENDS_WELL.match(text)) and not _NOT_VERBS.match(text)


_SLIP = expression(
    f"[{HAN}]{{2}}[单员率](?:合并|合成|[{HAN}]{{2}}(?:[，；]|$))|[{HAN}]{{2}}(?:费用|经费|资金|款项|工作专班|专班|人员|结果)(?=[从由在按每专统当])"
)
"""A thing or somebody called by a deed, and what becomes of it: 检查单合并."""


def opens_as_act(text: str, words: Words) -> bool:
    """Whether a short text opens with a verb of one character and its object: 换水源, 修村道; not 换热站, 修理铺."""
    others = words.acts.get(text[:1])
    return others is not None and len(text) > 1 and not text[1:].startswith(others)


def _has_own_order(text: str) -> bool:
    """Whether a clause tells its own subject what to do: 各村要把…."""
    first = first_stretch(text)
    return bool(re.search("[^重需主首摘纪概不]要(?!点|求|素|闻|害|道|件)|必须|务必|不得|不准|应当|应该|由", first))
