import { foldText } from '../fold.ts'

/** What a legal form says about the entity: the same name with two forms of one country may be two entities. */
export type FormClass =
  | 'share-company'
  | 'limited'
  | 'partnership'
  | 'association'
  | 'foundation'
  | 'cooperative'
  | 'sole'

/**
 * Legal forms as registers and patent offices write them, by class. Written from national company law and the usual
 * abbreviations; single letters are joined before they are looked up, so `S.p.A.` is `spa`.
 */
const byClass: Record<FormClass, string> = {
  'share-company': `
ag|a g|aktiengesellschaft|aktienges|aktiengesell|akt ges|aktges|aktieng|aktiengeselschaft|se|societas europaea|europaische gesellschaft
plc|public limited company|public ltd co|public limited|p l c
inc|incorporated|incorp|corp|corporation|corpn|corporated|co inc
sa|societe anonyme|sociedad anonima|sociedade anonima|soc an|soc anonyme|soc anon|s a|sa nv|nv sa|sa dite|soc dite|sa de cv|sa de c v|sab de cv|sociedad anonima de capital variable|saic|sacif|saci|sau|sociedad anonima unipersonal
spa|societa per azioni|soc per azioni|soc p a|spa a socio unico|sca|scpa
nv|naamloze vennootschap|naaml venn|n v
ab|aktiebolag|aktiebolaget|ab publ|aktb|a b|publ|abp
as|a s|aktieselskab|aktieselskabet|aktieselsk|aksjeselskap|asa|allmennaksjeselskap|p s|partnerselskab
oyj|julkinen osakeyhtio|ny|akciova spolecnost|akc spol|akciova spolocnost|a s spol
spolka akcyjna|spol akc|ska|spolka komandytowo akcyjna
nyrt|zrt|rt|reszvenytarsasag|zartkoruen mukodo reszvenytarsasag|nyilvanosan mukodo reszvenytarsasag|reszvenytars|mukodo reszvenytarsasag
dd|dionicko drustvo|delniska druzba|d d|akcionarsko drustvo|aktsionerno druzhestvo|ad|ead|a d|e a d
kk|kabushiki kaisha|kabushiki gaisha|kabushikikaisha|kabusiki kaisha|kabushiki|kaisha|k k|gk|godo kaisha|yk|yugen kaisha
oao|pao|zao|ao|aktsionernoe obshchestvo|otkrytoe aktsionernoe obshchestvo|zakrytoe aktsionernoe obshchestvo|publichnoe aktsionernoe obshchestvo|npao|pat|prat|ojsc|jsc|cjsc|pjsc|joint stock company|open joint stock company|open joint stock co|joint stock co|closed joint stock company|tas|anonim sirketi|anonim sti|anonim|ae|anonymi etairia|anonymos etaireia|anonymos etaireia|anonymi etaireia|anonymi|ave|abee|avee|aee
tbk|pt|perseroan terbatas|bhd|berhad|sdn bhd|sendirian berhad|sdn|pcl|pcl ltd|public company limited|jsc ltd
uab ab|akcine bendrove|as aktsiaselts|aktsiaselts|akciju sabiedriba|akciju sab
hf|ohf|hlutafelag
saoc|saog|psc|pjsc|qsc|kscp|ksc|wll|w l l
`,
  limited: `
gmbh|g m b h|gesellschaft mit beschrankter haftung|gesellschaft mit beschraenkter haftung|ges m b h|gesmbh|ges mbh|gesellschaft m b h|gesellschaft mbh|mbh|m b h|gmb h|gm b h|mit beschrankter haftung|ggmbh|gemeinnutzige gmbh|gemeinnutzige gesellschaft mbh|gemeinnutzige gesellschaft mit beschrankter haftung|gmbh u co kg|gmbh co|gmbh und co|gmbh co kg|gmbh und co kg|gmbh co ohg|gmbh co kgaa|ag co kg|ag und co kg|se co kg|ug|unternehmergesellschaft|ug haftungsbeschrankt|haftungsbeschrankt|unternehmergesellschaft haftungsbeschrankt
ltd|limited|lim|limd|lted|ltda|limitada|co ltd|company limited|co limited|comp ltd|co ltda|company ltd|pty|proprietary|pty ltd|proprietary limited|pty limited|pte|pte ltd|private limited|pvt ltd|private ltd|pvt|pvt limited|ltd sti|limited sirketi|ltd co|limited company|limited liability company|limited liability co|llc|l l c|lc|ulc|unlimited company|unlimited|cic|community interest company|dac|designated activity company|teo|teoranta|cyf|cyfyngedig|clg|company limited by guarantee|limited by guarantee|lbg|plc lbg
sarl|sarlu|s a r l|societe a responsabilite limitee|soc a resp lim|societe responsabilite limitee|a responsabilite limitee|eurl|sas|sasu|societe par actions simplifiee|soc par actions simplifiee|s a s|par actions simplifiee|sprl|bvba|b v b a|srl bv|bv srl|scrl|cvba|sprlu
srl|s r l|societa a responsabilita limitata|soc a resp lim|a responsabilita limitata|responsabilita limitata|srls|srlu|srl a socio unico|societa responsabilita limitata|sociedad de responsabilidad limitada|societate cu raspundere limitata|cu raspundere limitata
sl|s l|sociedad limitada|slu|sociedad limitada unipersonal|sll|sociedad limitada laboral|slne|sociedad limitada profesional|slp|slpu|sal|sociedad anonima laboral
lda|l da|sociedade por quotas|unipessoal|unipessoal lda|sociedade unipessoal|sociedade unipessoal lda|unip lda
bv|b v|besloten vennootschap|besloten venn|besloten vennootschap met beperkte aansprakelijkheid
aps|anpartsselskab|ivs|oy|o y|osakeyhtio|oy ab|oy ltd|ab oy|osakeyht|ltd oy|osuuskunta oy|ehf|einkahlutafelag
sro|s r o|spol s r o|spol sro|spolecnost s rucenim omezenym|spolocnost s rucenim obmedzenym|s rucenim omezenym
sp zoo|sp z o o|sp z oo|spzoo|spolka z o o|spolka zoo|spolka z ograniczona odpowiedzialnoscia|spolka z ogr odp|z ograniczona odpowiedzialnoscia|z o o|zoo|sp zo o|spolka zo o|sp zoo sp k
kft|korlatolt felelossegu tarsasag|korlatolt felelossegu tars|nonprofit kft|nonprofit korlatolt felelossegu tarsasag|kozhasznu nonprofit kft
doo|d o o|drustvo s ogranicenom odgovornoscu|drustvo s ogranicenom odgovornosti|druzba z omejeno odgovornostjo|drustvo sa ogranicenom odgovornoscu|jdoo|j d o o
ood|eood|o o d|e o o d|druzhestvo s ogranichena otgovornost
uab|uzdaroji akcine bendrove|sia|sabiedriba ar ierobezotu atbildibu|ou|osauhing|mb|mazoji bendrija
ooo|obshchestvo s ogranichennoi otvetstvennostyu|obshchestvo s ogranichenoi otvetstvennostyu|obshchestvo s ogranichennoy otvetstvennostyu|tov|tovarystvo z obmezhenoyu vidpovidalnistyu|tovarishchestvo s ogranichennoi otvetstvennostyu|too|odo
epe|etaireia periorismenis efthynis|etairia periorismenis efthinis|etaireia periorismenis evthynis|monoprosopi epe|ike|idiotiki kefalaiouchiki etaireia|idiotiki kefalaiouchiki|monoprosopi ike|mon ike|monoprosopi
shpk|sh p k|dooel|d o o e l|mchj|mmc|llp|kaz llp|fze|fzco|fzc|fz llc|eirl|e i r l|eireli|cia ltda|ltda me|rl|r l|cv rl|de cv|s de rl|s de rl de cv|de rl de cv
`,
  partnership: `
kg|k g|kommanditgesellschaft|kgaa|kommanditgesellschaft auf aktien|ohg|offene handelsgesellschaft|gbr|gesellschaft burgerlichen rechts|partg|partgmbb|partnerschaft mbb|co kg|co kgaa|co ohg|und co kg|u co kg|ag co kgaa|se co kgaa|und co kgaa
lp|limited partnership|general partnership|l p|lllp
snc|societe en nom collectif|societa in nome collettivo|scs|societe en commandite simple|sas di|s n c|cv|commanditaire vennootschap|comm v|vof|vennootschap onder firma|maatschap|sc|soc civ|societe civile|sci|societa semplice|ss|sec civ
kb|hb|handelsbolag|kommanditbolag|ky|kommandiittiyhtio|ks|kommanditselskab|i s|interessentskab|sp j|spolka jawna|sp k|sp komandytowa|spolka komandytowa|spolka cywilna|bt|beteti tarsasag|kd|komanditno drustvo|vos|ee|eterrorithmi etairia|oe|omorythmi etaireia|eteroorythmi etaireia|tub
`,
  association: `
ev|e v|eingetragener verein|verein|asbl|association sans but lucratif|vzw|vereniging zonder winstoogmerk|aisbl|association internationale sans but lucratif|ivzw|internationale vereniging zonder winstoogmerk|gie|groupement d interet economique|gip|groupement d interet public|geie|geie eeig|eeig|ewiv|ideell forening|vsi|viesoji istaiga|mtu|mittetulundusuhing|biedriba|obcanske sdruzeni|zapsany spolek|zs|o p s|ops|obecne prospesna spolecnost|rf|r f|ry|r y|rekisteroity yhdistys|sdruzhenie|ni|amke|astiki mi kerdoskopiki etaireia|astiki mi kerdoskopiki|npo|non profit organisation|nonprofit|non profit
`,
  foundation: `sr|s r|nadacni fond|fundacja prywatna|anbi`,
  cooperative: `
eg|e g|eingetragene genossenschaft|genossenschaft|ua|u a|cooperatie ua|cooperatieve vereniging|cooperatief ua|scarl|scarl spa|s c a r l|societa cooperativa|soc coop|societa cooperativa a responsabilita limitata|soc coop a rl|scrl coop|scop|sociedad cooperativa|s coop|scoop|scl|s coop and|scop sa|societa consortile a responsabilita limitata|soc cons a rl|societa consortile|scrl consortile|scpa|soc consortile|consortile|osk|osuuskunta|andelslag|amba|a m b a|forening med begranset ansvar|cvba so
`,
  sole: `ek|e k|e kfm|eingetragener kaufmann|einzelunternehmen|ei|ditta individuale|firma|fa|fma|messrs|eenmanszaak|ip|individualnyi predprinimatel|sc srl|dba`,
}

/** Forms of scripts without spaces; they stand before or after the name, often in brackets. */
export const eastAsianForms: readonly [RegExp, FormClass][] = [
  [
    /株式会社|\(株\)|㈱|（株）|股分有限公司|股份有限公司|주식회사|\(주\)|㈜|（주）|责任公司/gu,
    'share-company',
  ],
  [
    /有限会社|合同会社|\(有\)|㈲|\(合\)|有限责任公司|有限責任公司|有限公司|유한회사|유한책임회사|\(유\)|集团公司|公司/gu,
    'limited',
  ],
  [/合资会社|合資会社|合名会社|합자회사|합명회사/gu, 'partnership'],
  [
    /一般社团法人|一般社団法人|公益社団法人|社团法人|社団法人|사단법인|特定非营利活动法人|特定非営利活動法人/gu,
    'association',
  ],
  [/一般财团法人|一般財団法人|公益財団法人|财团法人|財団法人|재단법인/gu, 'foundation'],
  [
    /国立大学法人|学校法人|医疗法人|医療法人|独立行政法人|国立研究开发法人|国立研究開発法人|학교법인|의료법인/gu,
    'foundation',
  ],
]

/** Hebrew and Arabic forms as whole words after folding; quotation marks and points are gone. */
const semitic: Record<string, FormClass> = {
  בעמ: 'limited',
  'בע מ': 'limited',
  חברה: 'limited',
  'חברה בעמ': 'limited',
  חלצ: 'limited',
  עמותה: 'association',
  ער: 'association',
  'ע ר': 'association',
  שמ: 'partnership',
  'שותפות מוגבלת': 'partnership',
  شركه: 'limited',
  'ش م م': 'share-company',
  'ش م ع': 'share-company',
  'ش م ك': 'share-company',
  'ش م ل': 'share-company',
  'ش م': 'share-company',
  'ذ م م': 'limited',
  'ش ذ م م': 'limited',
  'ش م ح': 'limited',
  مساهمه: 'share-company',
  محدوده: 'limited',
  المحدوده: 'limited',
  مؤسسه: 'sole',
  موسسه: 'sole',
  'شركه مساهمه': 'share-company',
  'ذات مسووليه محدوده': 'limited',
}

/**
 * Forms that are also ordinary words, initials or beginnings of names: only taken off at the end of a name, or at its
 * beginning where that is the custom.
 */
const edgeOnlyWords =
  'as se ab sa sc sl si pt ad ae ni ny is as co ss sr ks kb hb lp lc cv ee oe ip ei ek eg ev ua rt dd ou ao mb firma fa fma dba sas anonim anonymi kabushiki kaisha limited nonprofit verein genossenschaft unlimited proprietary incorporated public tas rl publ ky zs rf ry cic lim sca spa pat tov too gie gip tub kd bt zoo hf cyf teo unipessoal monoprosopi consortile osk amba corporation corp'
export const edgeOnly: ReadonlySet<string> = new Set(edgeOnlyWords.split(' '))

/** Forms that may open a name: `AB Volvo`, `OOO Romashka`, `PT Astra`, `UAB Ligence`. */
const leadingWords =
  'ab|nv|bv|aktiebolag|aktiebolaget|as|ao|oao|zao|pao|ooo|tov|too|pt|uab|sia|ou|sc|vsi|firma|fa|fma|messrs|mb|kabushiki kaisha|kabushikikaisha|kk|societe anonyme|soc an|sa|sa dite|soc dite|spolka akcyjna|oy|aktieselskabet|aktieselskab|sarl|eurl|sas|spa|srl|gie|gip|asbl|vzw|llc|aktsionernoe obshchestvo|otkrytoe aktsionernoe obshchestvo|zakrytoe aktsionernoe obshchestvo|obshchestvo s ogranichennoi otvetstvennostyu|obshchestvo s ogranichennoy otvetstvennostyu|publichnoe aktsionernoe obshchestvo|tovarystvo z obmezhenoyu vidpovidalnistyu|uzdaroji akcine bendrove|akcine bendrove|viesoji istaiga|sabiedriba ar ierobezotu atbildibu|aktsiaselts|osauhing|dd|doo|jsc|ojsc|cjsc|pjsc|joint stock company|open joint stock company|limited liability company'

/** Long words of legal forms that are often cut short or mistyped. */
export const longForms: readonly string[] = [
  'aktiengesellschaft',
  'kommanditgesellschaft',
  'corporation',
  'incorporated',
  'limited',
  'aktiebolag',
  'aktieselskab',
  'gesellschaft mit beschrankter haftung',
]

interface Forms {
  /** Folded words of the form, joined by spaces, and its class. */
  classes: ReadonlyMap<string, FormClass>
  /** Folded words of the form and a name for all spellings of it: forms of one country and kind. */
  families: ReadonlyMap<string, string>
  leading: ReadonlySet<string>
  longest: number
}

function build(): Forms {
  const classes = new Map<string, FormClass>()
  const families = new Map<string, string>()
  for (const [name, text] of Object.entries(byClass) as [FormClass, string][])
    for (const line of text.trim().split('\n'))
      for (const form of line.split('|')) {
        // Looked up after single letters were joined: `s r o` is met as `sro`, `sp z o o` as `sp zoo`.
        const key = joinLetters(foldText(form.trim()).split(' ')).join(' ')
        if (key === '' || classes.has(key)) continue
        classes.set(key, name)
        families.set(key, line.slice(0, line.indexOf('|')))
      }
  for (const [form, name] of Object.entries(semitic))
    classes.set(joinLetters(foldText(form).split(' ')).join(' '), name)
  return {
    classes,
    families,
    leading: new Set([...leadingWords.split('|'), ...Object.keys(semitic)].map(form => foldText(form))),
    longest: 7,
  }
}

/** Neighbouring single letters become one word: `g m b h` is `gmbh`, `j p morgan` is `jp morgan`. */
export function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = []
  let run = ''
  for (const word of words) {
    if (word.length === 1 && /\p{L}/u.test(word)) {
      run += word
      continue
    }
    if (run !== '') joined.push(run)
    run = ''
    joined.push(word)
  }
  if (run !== '') joined.push(run)
  return joined
}

export const legalForms: Forms = build()
