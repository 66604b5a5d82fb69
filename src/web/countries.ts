import { countryNames } from './country-names.ts'
import type { Choice } from './design/ChoiceField.tsx'

/** Every ISO 3166-1 alpha-2 code, and XK for Kosovo, which has none but is a country of partners. */
export const countryCodes: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO ' +
  'FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE ' +
  'JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO ' +
  'MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW ' +
  'PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM ' +
  'TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ')

const names = new Map<string, Map<string, string>>()
const choices = new Map<string, Choice[]>()

/** A country by its code in the reader's language, English where we have no names; a code nobody knows stays itself. */
export function countryName(code: string, lang: string): string {
  const known = names.get(lang) ?? readNames(lang)
  names.set(lang, known)
  return known.get(code) ?? code
}

function readNames(lang: string): Map<string, string> {
  const list = (countryNames[lang] ?? countryNames.en ?? '').split('|')
  return new Map(countryCodes.map((code, index) => [code, list[index] ?? code]))
}

/** All countries for a select, in the reader's language and order. */
export function countryChoices(lang: string): Choice[] {
  const known = choices.get(lang)
  if (known !== undefined) return known
  const collator = new Intl.Collator(lang)
  const made = countryCodes
    .map(value => ({ value, label: countryName(value, lang) }))
    .sort((a, b) => collator.compare(a.label, b.label))
  choices.set(lang, made)
  return made
}
