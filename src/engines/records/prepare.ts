import { foldText } from './fold.ts'
import { countryKey, type Identifiers, readIdentifiers } from './identifiers.ts'
import { townKey } from './lexicon/words.ts'
import type { OrganisationRecord } from './model.ts'
import { type NameForm, readName } from './read-name.ts'

export interface PreparedForm {
  readonly form: NameForm
  /** A short name or an acronym: alone it proves little. */
  readonly isShort: boolean
}

/** A record read once, so that it can be compared many times. */
export interface PreparedRecord {
  readonly id: string
  /** The main name first, then all others. */
  readonly forms: readonly PreparedForm[]
  readonly identifiers: Identifiers
  /** True when anything but names and places is known. */
  readonly isIdentified: boolean
  readonly country: string | null
  readonly city: string | null
  readonly postcode: string | null
  /** Words of the name in their order, folded: settles ties without looking at the order of the rows. */
  readonly sortKey: string
}

/** Reads a record: names into forms, identifiers checked, places folded. */
export function prepareRecord(record: OrganisationRecord): PreparedRecord {
  const forms: PreparedForm[] = []
  const add = (form: NameForm, isShort: boolean) => {
    const isKnown = (one: PreparedForm) => one.form.key === form.key && one.form.squashed === form.squashed
    if (form.key !== '' && !forms.some(isKnown)) forms.push({ form, isShort })
  }
  const addName = (name: string, isShort: boolean) => {
    if (name.trim() === '') return
    const read = readName(name)
    add(read.main, isShort)
    for (const other of read.others) add(other, isShort || other.words.length < 2)
  }
  addName(record.name, false)
  for (const name of record.otherNames ?? []) addName(name, false)
  for (const name of record.shortNames ?? []) addName(name, true)
  const identifiers = readIdentifiers(record)
  const main = forms[0]?.form ?? readName(record.name).main
  return {
    id: record.id,
    forms: forms.length === 0 ? [{ form: main, isShort: false }] : forms,
    identifiers,
    isIdentified: Object.values(identifiers).some(value => value !== null && value.length > 0),
    country: textOrNull(record.country, countryKey),
    city: textOrNull(record.city, city => townKey(foldText(city)).replace(/ ?\d+$/, '')),
    postcode: textOrNull(record.postcode, code => code.toUpperCase().replace(/[^0-9A-Z]/g, '')),
    sortKey: `${main.key}\u0000${main.form ?? ''}\u0000${record.id}`,
  }
}

function textOrNull(text: string | null | undefined, read: (text: string) => string): string | null {
  const value = text === null || text === undefined ? '' : read(text)
  return value === '' ? null : value
}
