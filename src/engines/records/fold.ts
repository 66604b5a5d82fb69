/** Latin letters that Unicode does not take apart into a letter and an accent. */
const latin: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  æ: 'a',
  œ: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
  ə: 'a',
}

/** 'a b c d' as { a: 'b', c: 'd' }. */
function inPairs(text: string): Record<string, string> {
  const words = text.split(' ')
  const table: Record<string, string> = {}
  for (let at = 0; at + 1 < words.length; at += 2) table[words[at] ?? ''] = words[at + 1] ?? ''
  return table
}

/** Greek by ELOT 743 (ISO 843 type 2), simplified: accents are gone when this is asked. */
const greekPairs: Record<string, string> = {
  αυ: 'av',
  ευ: 'ev',
  ου: 'ou',
  μπ: 'b',
  ντ: 'nt',
  γγ: 'ng',
  γκ: 'gk',
  γχ: 'nch',
}
const greek: Record<string, string> = inPairs(
  'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o',
)

/** Cyrillic as passports and company registers write it (ICAO 9303 for Russian, national systems for the others). */
const cyrillic: Record<string, string> = {
  ...inPairs(
    'а a б b в v г g д d е e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya і i ї i є ye ґ g ђ dj ј j љ lj њ nj ћ c џ dz ѓ g ќ k ѕ dz ў u',
  ),
  ъ: '',
  ь: '',
}

/** Arabic letters that writers exchange freely: the carriers of hamza, the two yas, the marked ta. */
const arabic: Record<string, string> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ؤ: 'و',
  ئ: 'ي',
  گ: 'ك',
  ک: 'ك',
  ی: 'ي',
}

/** Hebrew letters at the end of a word. */
const hebrew: Record<string, string> = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' }

/** Characters of company names that Japan, Taiwan and the mainland write differently; the first of each group stands for all. */
const hanGroups =
  '国國圀 会會 电電 机機 业業 广廣広 气氣気 学學 医醫 药藥薬 铁鐵鉄 钢鋼 银銀 产產産 发發発 东東 华華 龙龍竜 汽汽 车車 动動 团團団 贸貿 实實実 长長 门門 飞飛 马馬 万萬 乐樂楽 与與 丰豐豊 丽麗 亚亞亜 仪儀 优優 传傳伝 体體 关關関 兴興 军軍 农農 决決 净淨浄 办辦 协協 单單単 卫衛 厂廠 压壓圧 双雙 变變変 号號 园園 图圖図 圣聖 场場 块塊 复復 宁寧 宝寶宝 导導 岛島 师師 开開 异異 张張 强強 录錄録 径徑径 总總総 态態 战戰戦 技技 报報 护護 担擔担 拟擬 据據拠 操操 数數 斋齋斎 断斷断 无無 时時 显顯顕 术術 来來 杨楊 极極 构構 标標 样樣様 档檔 检檢検 欧歐欧 汉漢 沟溝 沪滬 泽澤沢 济濟済 测測 浜濱浜 涡渦 润潤 湾灣湾 湿濕湿 满滿満 滨濱 滤濾 灯燈灯 灵靈霊 热熱 环環 现現 玛瑪 疗療 盐鹽塩 监監 矿礦鉱 码碼 确確 离離 种種 科科 稳穩穏 紧緊 纤纖繊 纪紀 纯純 纳納 纸紙 线線 练練 组組 细細 织織 经經経 结結 统統 维維 综綜 绿綠緑 网網 联聯 胶膠 脑腦脳 节節 苏蘇 药藥 营營営 观觀観 规規 视視 览覽覧 触觸触 计計 认認 训訓 设設 证證証 识識 诊診 词詞 试試 诚誠 话話 语語 调調 谐諧 谷穀 负負 财財 质質 购購 费費 资資 赛賽 轮輪 软軟 轻輕軽 载載 辉輝 辑輯 输輸 达達 运運 进進 远遠 连連 适適 选選 递遞 逻邏 邮郵 释釋釈 里裡裏 鉴鑑 针針 钟鐘 钛鈦 键鍵 锂鋰 锋鋒 锦錦 镇鎮 镜鏡 闪閃 问問 间間 阀閥 队隊 阳陽 阴陰 际際 陆陸 险險険 隆隆 难難 雾霧 静靜静 项項 顺順 须須 预預 领領 频頻 题題 颜顏顔 风風 饮飲 馆館 验驗験 鱼魚 鲁魯 鸟鳥 鹏鵬 麦麥麦 黄黃黄 齐齊斉 边邊辺 续續続 桥橋 树樹 济濟 沢澤 渊淵 县縣県 争爭争 仓倉 价價価 众眾 伤傷 侧側 债債 储儲 儿兒児 册冊 写寫写 况況 冻凍 减減 凤鳳 凯凱 击擊撃 划劃 刘劉 创創 别別 剂劑剤 剑劍剣 剧劇 劝勸 务務 劳勞労 势勢 区區区 卖賣売 占佔 历歷歴 县縣 参參参 县縣'
const han: Record<string, string> = {}
for (const group of hanGroups.split(' ')) {
  const [first, ...others] = [...group]
  for (const other of others) if (first !== undefined && other !== first) han[other] ??= first
}

const single: Map<string, string> = new Map(
  [latin, greek, cyrillic, arabic, hebrew, han].flatMap(table => Object.entries(table)),
)

/**
 * A name without what people vary freely: case, accents, width, script of Greek and Cyrillic words, the German and Nordic
 * two-letter spellings of ä, ö, ü, å. Punctuation stays. Folding twice changes nothing more. For comparing, never for showing.
 */
export function foldText(text: string): string {
  // Unicode keeps no promise that one pass of composing and lower-casing is the last (ǰ, ẞ, İ), hence the loop.
  let folded = foldOnce(text)
  for (let pass = 0; pass < 4; pass += 1) {
    const again = foldOnce(folded)
    if (again === folded) break
    folded = again
  }
  return folded
}

function foldOnce(text: string): string {
  // Most names are plain ASCII; they skip the tables.
  const plain = isAscii(text) ? text.toLowerCase() : foldLetters(text)
  return plain.replace(/\p{L}{4,}/gu, word => word.replace(/ae|oe|(?<!q)ue|aa/g, pair => pair[0] ?? ''))
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 126) return false
  return true
}

function foldLetters(text: string): string {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    // Accents of Latin, Greek and Cyrillic; points of Hebrew; vowel signs and the stretching stroke of Arabic.
    .replace(/[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u0640]/g, '')
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[ぁ-ゖ]/g, kana => String.fromCharCode(kana.charCodeAt(0) + 0x60))
  let folded = ''
  for (let at = 0; at < bare.length; at += 1) {
    const pair = greekPairs[bare.slice(at, at + 2)]
    if (pair !== undefined) {
      folded += pair
      at += 1
      continue
    }
    const letter = bare[at] ?? ''
    folded += single.get(letter) ?? letter
  }
  return folded
}

/** Scripts that write words without spaces between them, or short enough to be compared by pairs of signs. */
const wholeScripts = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/u

/** True when a folded word is written in Chinese, Japanese or Korean signs. */
export function isEastAsian(text: string): boolean {
  return !isAscii(text) && wholeScripts.test(text)
}

export type Script = 'latin' | 'east-asian' | 'hebrew' | 'arabic' | 'other'

/** The script most of a folded text is written in; Greek and Cyrillic have become Latin by then. */
export function scriptOf(text: string): Script {
  if (isAscii(text)) return 'latin'
  if (wholeScripts.test(text)) return 'east-asian'
  if (/\p{Script=Hebrew}/u.test(text)) return 'hebrew'
  if (/\p{Script=Arabic}/u.test(text)) return 'arabic'
  return /\p{Script=Latin}/u.test(text) ? 'latin' : 'other'
}

const consonants: Record<string, string> = {
  ...inPairs(
    'ب b ت t ث th ج j ح h خ kh د d ذ d ر r ز z س s ش sh ص s ض d ط t ظ z غ g ف f ق k ك k ل l م m ن n ه h پ b چ j ژ z',
  ),
  ...inPairs('ב b ג g ד d ה h ז z ח h ט t כ k ל l מ m נ n ס s פ p צ z ק k ר r ש sh ת t'),
}

/**
 * The consonants of a folded word, with what languages exchange made one: what is left of a word when vowels, doubled
 * letters and the usual ways to write one sound are gone. Hebrew and Arabic words give Latin letters.
 */
export function skeleton(word: string): string {
  let latinised = word
  if (!isAscii(word)) latinised = [...word].map(letter => consonants[letter] ?? letter).join('')
  return latinised
    .replace(/ph/g, 'f')
    .replace(/ck|c(?![eiyh])|q|kh/g, 'k')
    .replace(/c(?=[eiy])|z|tz|ts/g, 's')
    .replace(/sch|sh|ch/g, 's')
    .replace(/w/g, 'v')
    .replace(/th/g, 't')
    .replace(/j|y/g, 'i')
    .replace(/(?<=.)[aeiouh]/g, '')
    .replace(/(.)\1+/g, '$1')
}
