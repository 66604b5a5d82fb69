import fc from 'fast-check'
import ical from 'ical.js'
import { expect, test } from 'vitest'
import { type CardFacts, type CardVersion, writeCard } from './vcard.ts'

const words = fc.string({ unit: 'grapheme', maxLength: 60 }).filter(text => !/[\p{Cc}\p{Cs}]/u.test(text))
// The other reader takes a backslash at the end of one part for a mark on the semicolon after it.
const nameWords = words.filter(text => !text.endsWith('\\'))
const cards = fc.record({
  uid: fc.uuid(),
  givenName: nameWords,
  familyName: nameWords.filter(text => text.trim() !== ''),
  otherScript: fc.constantFrom(null, '山田 太郎', '홍길동'),
  organisation: words.filter(text => text.trim() !== ''),
  email: fc.constantFrom(null, 'kenji@kogaku.example'),
  phone: fc.constantFrom(null, '+81 6 0000 0000'),
  website: fc.constant(null),
  address: fc.constant(null),
  note: fc.oneof(
    words,
    words.map(text => `${text}\nsecond line; with, marks \\ and more`),
  ),
})

test.each<CardVersion>(['3.0', '4.0'])(
  'whatever is written on it, another reader finds it in a card of %s',
  version => {
    fc.assert(
      fc.property(cards, card => {
        const text = writeCard(card, version)

        const read = new ical.Component(ical.parse(text.replace(`VERSION:${version}`, 'VERSION:4.0')))
        const { note } = card
        expect(read.getFirstPropertyValue('n')).toEqual([card.familyName, card.givenName, '', '', ''])
        expect(read.getFirstPropertyValue('note') ?? '').toBe(note)
        expect(read.getFirstPropertyValue('email')).toBe(card.email)
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      }),
      { numRuns: 300 },
    )
  },
)

test('a card says what was given and nothing else', () => {
  const card: CardFacts = {
    uid: '0190',
    givenName: 'Kenji',
    familyName: 'Sample',
    otherScript: 'サンプル 健二',
    organisation: 'Sample Kogaku',
    email: 'kenji@kogaku.example',
    phone: null,
    website: null,
    address: null,
    note: 'Osaka mission',
  }

  expect(writeCard(card, '4.0').split('\r\n')).toEqual([
    'BEGIN:VCARD',
    'VERSION:4.0',
    'UID:urn:uuid:0190',
    'FN;ALTID=1:Kenji Sample',
    'FN;ALTID=1:サンプル 健二',
    'N:Sample;Kenji;;;',
    'ORG:Sample Kogaku',
    'EMAIL:kenji@kogaku.example',
    'NOTE:Osaka mission',
    'END:VCARD',
    '',
  ])
  expect(writeCard(card, '3.0').split('\r\n')).toContain('FN:Kenji Sample サンプル 健二')
})
