import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import i18next, { type i18n } from 'i18next'
import type { Translate } from '../shared/context.ts'
import { allLanguages } from '../shared/languages.ts'

type Messages = { [key: string]: string | Messages }

export interface Texts {
  /** The words of a language, English where a message is not translated. */
  of: (lang: string) => Translate
  /** What a browser loads: address and body of each language's messages. */
  bundles: ReadonlyMap<string, { path: string; body: string }>
}

/** Reads every `messages.<language>.json` below `src/`; each file brings its own top-level names. */
export function loadTexts(sourceFolder: string): Texts {
  const resources: Record<string, { translation: Messages }> = {}
  const bundles = new Map<string, { path: string; body: string }>()
  const english = readLanguage(sourceFolder, 'en')
  for (const lang of allLanguages) {
    const messages = lang === 'en' ? english : readLanguage(sourceFolder, lang)
    resources[lang] = { translation: messages }
    const body = JSON.stringify(
      isComplete(english, messages) ? { [lang]: messages } : { [lang]: messages, en: english },
    )
    bundles.set(lang, {
      path: `/messages/${lang}-${createHash('sha256').update(body).digest('hex').slice(0, 12)}.json`,
      body,
    })
  }
  const engine: i18n = i18next.createInstance()
  void engine.init({
    resources,
    lng: 'en',
    fallbackLng: 'en',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  })
  const translators = new Map<string, Translate>()
  return {
    bundles,
    of: lang => {
      const known = translators.get(lang)
      if (known !== undefined) return known
      const fixed = engine.getFixedT(lang in resources ? lang : 'en')
      const plain = new Map<string, string>()
      const translate: Translate = (key, values) => {
        if (values !== undefined) return fixed(key, values)
        const words = plain.get(key) ?? fixed(key)
        if (plain.size < 20_000) plain.set(key, words)
        return words
      }
      translators.set(lang, translate)
      return translate
    },
  }
}

function readLanguage(sourceFolder: string, lang: string): Messages {
  const messages: Messages = {}
  for (const file of globSync(`**/*messages.${lang}.json`, { cwd: sourceFolder }).sort()) {
    merge(messages, JSON.parse(readFileSync(join(sourceFolder, file), 'utf8')) as Messages)
  }
  return messages
}

/** Whether a language says everything English says; a plural form of its own counts for the English one. */
function isComplete(english: Messages, own: Messages): boolean {
  return Object.entries(english).every(([key, value]) => {
    const there = own[key] ?? own[key.replace(/_(one|other)$/, '_other')]
    return typeof value === 'string'
      ? typeof there === 'string'
      : typeof there === 'object' && isComplete(value, there)
  })
}

function merge(into: Messages, from: Messages): Messages {
  for (const [key, value] of Object.entries(from)) {
    const there = into[key]
    if (typeof value === 'object' && typeof there === 'object') merge(there, value)
    else into[key] = value
  }
  return into
}
