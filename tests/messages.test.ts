import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type MailKind, mailKinds } from '../src/features/missions/rules/mail-kinds.ts'
import { allLanguages, guestLanguages, interfaceLanguages } from '../src/shared/languages.ts'
import { refusalStatus } from '../src/shared/refusals.ts'

const source = join(import.meta.dirname, '../src')
type Messages = { [key: string]: string | Messages }

function flatten(messages: Messages, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string') flat.set(prefix + key, value)
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text)
  }
  return flat
}

const read = (file: string) => flatten(JSON.parse(readFileSync(join(source, file), 'utf8')) as Messages)
const files = globSync('**/*messages.en.json', { cwd: source }).sort()
const plural = /_(zero|one|two|few|many|other)$/

/** The keys a language needs for these English ones: its own plural forms where English has plurals. */
function expectedKeys(english: Map<string, string>, lang: string): string[] {
  const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories
  const keys = new Set<string>()
  for (const key of english.keys()) {
    const form = plural.exec(key)?.[1]
    if (form === undefined) keys.add(key)
    else if (form === 'zero') keys.add(key)
    else for (const own of forms) keys.add(key.replace(plural, `_${own}`))
  }
  return [...keys].sort()
}

const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map(match => match[1]))].sort()

test.each(interfaceLanguages.filter(lang => lang !== 'en'))(
  'every message is said in %s, with its values',
  lang => {
    const faults: string[] = []
    for (const file of files) {
      const english = read(file)
      const own = read(file.replace(/\.en\.json$/, `.${lang}.json`))
      for (const key of expectedKeys(english, lang))
        if (!own.has(key)) faults.push(`${file}: ${key} is missing`)
      for (const [key, text] of own) {
        const source = english.get(key) ?? english.get(key.replace(plural, '_other'))
        if (source === undefined) faults.push(`${file}: ${key} is too many`)
        else if (placeholders(text).some(name => !placeholders(source).includes(name) && name !== 'count'))
          faults.push(`${file}: ${key} has other values`)
      }
    }

    expect(faults).toEqual([])
  },
)

test('every refusal has its words', () => {
  const known = new Set(files.flatMap(file => [...read(file).keys()]))

  expect(
    Object.keys(refusalStatus).filter(
      code => !known.has(`refusal.${code}`) && !known.has(`refusal.${code}_other`),
    ),
  ).toEqual([])
})

const guestSources = [
  'features/meetings/web/AnswerPage.tsx',
  'features/meetings/web/AnswerForms.tsx',
  'features/schedule/web/GuestSchedulePage.tsx',
  'features/schedule/web/PersonalSchedule.tsx',
  'features/schedule/web/SlotQuestionPage.tsx',
  'features/schedule/web/GuestCallPage.tsx',
  'features/badges/web/GuestBadgePage.tsx',
  'features/day/web/DayNav.tsx',
  'features/day/web/GuestNotesPage.tsx',
  'features/day/web/NotesNav.tsx',
  'web/live.tsx',
  'features/outcomes/web/FollowUpList.tsx',
  'features/outcomes/web/EncounterList.tsx',
  'features/outcomes/web/FollowUpPage.tsx',
  'features/outcomes/web/FollowUpMailsPage.tsx',
  'features/outcomes/web/WhatCame.tsx',
  'features/notifications/web/MailChoicesByLinkPage.tsx',
  'features/notifications/web/MailChoicesForm.tsx',
  'features/missions/web/DialInNav.tsx',
  'features/missions/web/InvitationPage.tsx',
  'features/missions/web/RegistrationFields.tsx',
  'features/missions/web/SlotGrid.tsx',
  'features/missions/web/ConfirmRegistrationPage.tsx',
]

test.each(guestLanguages)('the pages of guests are said in %s, with the values of the English', lang => {
  const english = new Map<string, string>()
  const own = new Map<string, string>()
  for (const file of files) {
    for (const [key, text] of read(file)) english.set(key, text)
    const there = file.replace(/\.en\.json$/, `.${lang}.json`)
    if (existsSync(join(source, there))) for (const [key, text] of read(there)) own.set(key, text)
  }
  const faults: string[] = []
  for (const file of guestSources)
    for (const [, key = ''] of readFileSync(join(source, file), 'utf8').matchAll(/\btext\('([\w.-]+)'/g))
      if (!own.has(key) && !own.has(`${key}_other`)) faults.push(`${file}: ${key} is missing`)
  for (const [key, text] of own) {
    const original = english.get(key)
    if (original === undefined) faults.push(`${key} is too many`)
    else if (placeholders(text).join() !== placeholders(original).join())
      faults.push(`${key} has other values`)
  }

  expect(faults).toEqual([])
})

/** Mails that go to people of clusters and organisers alone. */
const insideMails: readonly MailKind[] = ['call-reviewer', 'slot-answered']

test.each(allLanguages)('every mail that may reach a guest is said in %s', lang => {
  const own = new Map(globSync(`**/*messages.${lang}.json`, { cwd: source }).flatMap(file => [...read(file)]))
  const other = [...new Intl.PluralRules(lang).resolvedOptions().pluralCategories]
  const isSaid = (key: string) => own.has(key) || other.every(form => own.has(`${key}_${form}`))

  expect(
    mailKinds
      .filter(kind => !insideMails.includes(kind))
      .flatMap(kind => ['subject', 'lines', 'button'].map(part => `mail.${kind}.${part}`))
      .filter(key => !isSaid(key)),
  ).toEqual([])
})
