import StemmerCa from '@nlpjs/lang-ca/src/stemmer-ca.js'
import { stemmer as bulgarian } from '@orama/stemmers/bulgarian'
import { stemmer as danish } from '@orama/stemmers/danish'
import { stemmer as dutch } from '@orama/stemmers/dutch'
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as finnish } from '@orama/stemmers/finnish'
import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as german } from '@orama/stemmers/german'
import { stemmer as greek } from '@orama/stemmers/greek'
import { stemmer as hungarian } from '@orama/stemmers/hungarian'
import { stemmer as indonesian } from '@orama/stemmers/indonesian'
import { stemmer as italian } from '@orama/stemmers/italian'
import { stemmer as lithuanian } from '@orama/stemmers/lithuanian'
import { stemmer as norwegian } from '@orama/stemmers/norwegian'
import { stemmer as portuguese } from '@orama/stemmers/portuguese'
import { stemmer as romanian } from '@orama/stemmers/romanian'
import { stemmer as russian } from '@orama/stemmers/russian'
import { stemmer as spanish } from '@orama/stemmers/spanish'
import { stemmer as swedish } from '@orama/stemmers/swedish'
import { stemmer as turkish } from '@orama/stemmers/turkish'
import { stemmer as ukrainian } from '@orama/stemmers/ukrainian'
import { foldMarks } from './fold.ts'
import { stripNoun } from './german-nouns.ts'
import { stripVerb } from './german-verbs.ts'
import {
  stemArabic,
  stemCroatian,
  stemCzech,
  stemHebrew,
  stemHindi,
  stemLatvian,
  stemPolish,
} from './light-stems.ts'

type Stemmer = (word: string) => string

const catalan = new StemmerCa()

/** By language: what becomes of a word in lower case with its marks. */
const stemmers: Record<string, Stemmer> = {
  bg: bulgarian,
  ca: word => catalan.stemWord(word),
  cs: stemCzech,
  da: danish,
  de: word => stripNoun(stripVerb(german(word))),
  el: greek,
  en: english,
  es: stemSpanish,
  fi: finnish,
  fr: french,
  hi: stemHindi,
  hr: stemCroatian,
  hu: hungarian,
  id: indonesian,
  it: italian,
  lt: lithuanian,
  lv: stemLatvian,
  nl: dutch,
  no: norwegian,
  pl: stemPolish,
  pt: portuguese,
  ro: stemRomanian,
  ru: word => russian(word.replace(/ё/g, 'е')),
  sk: stemCzech,
  sl: stemCroatian,
  sv: swedish,
  tr: turkish,
  uk: ukrainian,
}

/** Snowball's rules are written with the older letters, and leave the e of genitives: 'Europei', 'insulei'. */
function stemRomanian(word: string): string {
  const stem = romanian(word.replaceAll('ș', 'ş').replaceAll('ț', 'ţ'))
  return word.endsWith('ei') ? stem.replace(/(?<=\p{L}{3})e$/u, '') : stem
}

/** Nouns of short verbs, too, have their verb's stem: 'fundación' that of 'fundar', as Snowball makes 'coronación' that of 'coronar'. */
function stemSpanish(word: string): string {
  return spanish(word).replace(/(?<=^(?!est|rel|vari|voc)\p{L}{3,})aci[oó]n$/u, '')
}

/** Stemmers that work on what folding has made of a word, not on the word with its marks. */
const foldedFirst: Record<string, Stemmer> = { ar: stemArabic, he: stemHebrew }

/** The stem of a word in lower case, its marks folded as far as the language allows. Stems are keys, not words. */
export function stemWord(word: string, code: string): string {
  const afterFolding = foldedFirst[code]
  if (afterFolding !== undefined) return afterFolding(foldMarks(word, code))
  if (/\d/.test(word)) return foldMarks(word, code)
  const stem = stemmers[code]?.(word) ?? word
  return foldMarks(stem === '' ? word : stem, code)
}
