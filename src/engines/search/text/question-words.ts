/**
 * Words that ask: who, what, when, where, why, how many. Texts that answer hardly have them, so they would be rare words of
 * great weight that lead nowhere. The lists of the package lack most of them.
 */
export const questionWords: Readonly<Record<string, string>> = {
  ca: 'qui què quin quina quins quines quan on quant quanta quants quantes com perquè',
  cs: 'kdo koho komu kým co čeho čemu čím který která které kterého kterou kteří jaký jaká jaké kdy kde kam odkud kolik jak proč čí',
  da: 'hvem hvad hvilken hvilket hvilke hvornår hvor hvorfor hvordan hvis',
  de: 'wer wen wem wessen was wann wo woher wohin wie wieso warum weshalb weswegen welcher welche welches welchem welchen womit wofür wodurch worin woraus wobei worauf woran worum worüber wovon wozu wonach wogegen wieviel wieviele viel viele vielen heißt hieß heißen hießen',
  en: 'who whom whose what which when where why how many much does did do name named called',
  es: 'quién quiénes qué cuál cuáles cuándo cuánto cuánta cuántos cuántas dónde adónde cómo llama llaman llamaba llamaban fue fueron es era son hubo hay tiene tienen puede pueden se',
  fi: 'kuka ketä kenen kenelle mikä mitä minkä missä mistä mihin milloin koska miksi miten kuinka moni monta paljon',
  fr: 'qui que quoi quel quelle quels quelles lequel laquelle lesquels lesquelles quand où combien comment pourquoi appelle appelait nomme nommait est-ce',
  hu: 'ki kit kinek kik mi mit minek melyik melyek milyen mikor hol hová honnan hány mennyi hogyan miért',
  it: 'chi che cosa quale quali quando dove quanto quanta quanti quante come perché chiama chiamava',
  lt: 'kas ko kam ką kuo kuris kuri kurie kurios kurį kurią kuriame kurioje kada kur iš kiek kaip kodėl koks kokia kokie kokios kokį kokią',
  lv: 'kas kā kam ko kurš kura kuri kuras kad kur cik kā kāpēc kāds kāda kādi kādas',
  nl: 'wie wiens wat welke welk wanneer waar waarom waardoor waarmee hoe hoeveel heet heette',
  no: 'hvem hva hvilken hvilket hvilke når hvor hvorfor hvordan hvis',
  pl: 'kto kogo komu kim co czego czemu czym który która które którego której którzy jaki jaka jakie jakiego kiedy gdzie skąd dokąd ile ilu jak dlaczego czyj',
  pt: 'quem que qual quais quando onde quanto quanta quantos quantas como porquê chama chamava',
  ro: 'cine cui cui cărui cărei căror ce care când cât câtă câți câte unde cum de-ce numește numea numesc există',
  ru: 'кто кого кому кем что чего чему чем какой какая какое какие каких какого какую который которая которые когда где куда откуда сколько как почему зачем чей чья чьё чьи',
  sk: 'kto koho komu čo čoho čím ktorý ktorá ktoré ktorého aký aká aké kedy kde kam odkiaľ koľko ako prečo',
  sv: 'vem vad vilken vilket vilka när var varför hur vems',
  th: 'ใคร อะไร เมื่อไร เมื่อไหร่ เมื่อใด ที่ไหน ไหน ที่ใด ใด กี่ เท่าไร เท่าไหร่ เท่าใด อย่างไร ยังไง ทำไม เพราะเหตุใด ชื่ออะไร บ้าง แค่ไหน',
  tr: 'kim kimin kime ne neyi nedir hangi hangisi nerede nereye nereden zaman kaç kadar nasıl neden niçin',
  uk: 'хто кого кому ким що чого чому чим який яка яке які якого якої коли де куди звідки скільки як навіщо чий',
  vi: 'ai gì nào đâu bao nhiêu mấy khi sao thế',
}

/** Chinese writes them among the others, without a space. The longest first. */
export const questionsInHan =
  /為什麼|为什么|什麼時候|什么时候|什麼|什么|多少|哪裡|哪里|哪儿|哪些|哪個|哪个|哪位|哪種|哪种|哪一|哪年|為何|为何|何時|何时|何處|何处|何人|如何|怎麼樣|怎么样|怎麼|怎么|怎樣|怎样|多久|多長|多长|多大|多遠|多远|多高|谁|誰|哪|吗|嗎|呢/gu

/** Characters of grammar: a pair with one of them is no word. */
export const grammarInHan: ReadonlySet<string> = new Set(
  '的了是在和与與及或着著也都就被把从從由以而之其这這那该該此所'.split(''),
)
