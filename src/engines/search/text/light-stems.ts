/**
 * Light stemmers for languages without one in the packages: they take off the endings (or, in Arabic and Hebrew,
 * the joined particles) that inflect a word and leave the rest alone. The idea of longest-match removal with a minimum
 * length of what remains is that of the 'light' stemmers of the information-retrieval literature (Larkey,
 * Ballesteros and Connell, SIGIR 2002, for Arabic; Savoy, 2006 and later, for European languages).
 */

function stripLongest(word: string, endings: readonly string[], keep: number): string {
  for (const ending of endings)
    if (word.length - ending.length >= keep && word.endsWith(ending)) return word.slice(0, -ending.length)
  return word
}

const longestFirst = (endings: string): readonly string[] =>
  endings.split(' ').sort((a, b) => b.length - a.length || (a < b ? -1 : 1))

const polishEndings = longestFirst(
  'ościach ościami ością ości ość owych owymi owego owemu owej owym owa owe owy ową ' +
    'iejszych iejszego iejszej iejszy niach niami niem niu nia nie niom ' +
    'ach ami ach om ów em ie ego emu ej ych ymi im ich imi iego iemu iej ą ę a e i o u y ' +
    'ować ował owała owano ują uje ać eć ić yć ał ała ało ali ały ił iła iło ili iły',
)

/** Polish: endings of nouns and adjectives and the commonest of verbs. */
export function stemPolish(word: string): string {
  return stripLongest(word, polishEndings, 4)
}

const czechEndings = longestFirst(
  'atech ětem atům ech ich ích ého ěmi emi ému ete eti iho ího ími imu ách ata aty ých ama ami ové ovi ými em es ém ím ům at ám os us ým mi ou e i í ě u y ů a o á é ý',
)

/** Czech and Slovak: case endings. */
export function stemCzech(word: string): string {
  return stripLongest(word, czechEndings, 3)
}

const croatianEndings = longestFirst(
  'ovima evima ijama ama ima oga ega omu emu ijeg ijem ovi evi ove eve ih im om em og eg oj a e i o u',
)

/** Croatian and Slovene: case endings. */
export function stemCroatian(word: string): string {
  return stripLongest(word, croatianEndings, 3)
}

const arabicStarts = longestFirst('وال بال كال فال لل ال و')
const arabicEndings = longestFirst('ها ان ات ون ين يه ية ه ة ي')

/** Arabic: article and conjunctions off the front, then endings (light10 of Larkey and others). */
export function stemArabic(word: string): string {
  let stem = word
  for (const start of arabicStarts) {
    const keep = start === 'و' ? 3 : 2
    if (stem.startsWith(start) && stem.length - start.length >= keep) {
      stem = stem.slice(start.length)
      break
    }
  }
  for (const ending of arabicEndings)
    if (stem.endsWith(ending) && stem.length - ending.length >= 2) stem = stem.slice(0, -ending.length)
  return stem
}

const hebrewParticles = /^[והשבלמכ](?=.{3})/

/**
 * Hebrew: joined particles off the front, plural and construct endings off the back; final letters become common ones.
 * Every letter that could be a particle goes, also where it belongs to the word: without a dictionary nobody knows which,
 * and so a word with particles and without always comes to the same.
 */
export function stemHebrew(word: string): string {
  let rest = word.replace(/["'״׳]/g, '')
  while (hebrewParticles.test(rest)) rest = rest.slice(1)
  const stem = stripLongest(rest, ['יות', 'ים', 'ות', 'יה', 'ית', 'ה', 'י', 'ת'], 3)
  return stem.replace(/[ךםןףץ]/g, letter => ({ ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' })[letter] ?? letter)
}

const hindiEndings = longestFirst('ियों ियाँ ियां ाएं ाओं ुओं ुएं ाने ाना ते ता ती ना ने नी ों ें ीं ाँ ां ो े ू ु ी ि ा')

/** Hindi: number, case and gender endings. */
export function stemHindi(word: string): string {
  return stripLongest(word, hindiEndings, 2)
}

const latvianEndings = longestFirst(
  'iem ajam ajos ajās ām ās os iem us ai am as es is im ie ēm ēs īm ju ja a e i s u š ā ē ī ū',
)

/** Latvian: case endings. */
export function stemLatvian(word: string): string {
  return stripLongest(word, latvianEndings, 3)
}
