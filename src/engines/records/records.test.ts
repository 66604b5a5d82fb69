import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bCubed } from './b-cubed.ts'
import { compareOrganisations, findDuplicates } from './find-duplicates.ts'
import { foldText } from './fold.ts'
import type { OrganisationRecord } from './model.ts'
import { readName } from './read-name.ts'
import { corruptName } from './testing/corrupt-name.ts'
import { readPractice } from './testing/read-practice.ts'

const words = fc.constantFrom(
  ...'Nordlicht Falkenberg Vallmora Takenouchi Optik Electric Industries University of Research GmbH AG Ltd Co SA de la & Holding Group Wien Technologies Nordlciht E K (UK) 2 UAB Institut 霧島光学 株式会社 Свет ООО'.split(
    ' ',
  ),
)
const name = fc.array(words, { minLength: 1, maxLength: 6 }).map(list => list.join(' '))
const record = fc.record(
  {
    name,
    country: fc.constantFrom('DE', 'UK', 'GB', 'LT'),
    city: fc.constantFrom('Wien', 'Vienna', 'Vilnius'),
    vat: fc.constantFrom('DE129273398', 'LT100001919017', 'DE000000000'),
    pic: fc.constantFrom('999997930', '999849132'),
    website: fc.constantFrom('https://www.nordlicht.example', 'falkenberg.lt'),
  },
  { requiredKeys: ['name'] },
)
const list = fc
  .array(record, { maxLength: 14 })
  .map(rows => rows.map((row, at): OrganisationRecord => ({ ...row, id: String(at + 1) })))

test('folding a text twice changes nothing more', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      text => foldText(foldText(text)) === foldText(text),
    ),
  )
})

test('a pair scores the same from both sides', () => {
  fc.assert(
    fc.property(record, record, (a, b) => {
      const there = compareOrganisations({ ...a, id: '1' }, { ...b, id: '2' })
      const back = compareOrganisations({ ...b, id: '1' }, { ...a, id: '2' })
      expect({ score: back.score, decision: back.decision }).toEqual({
        score: there.score,
        decision: there.decision,
      })
    }),
  )
})

test('a record is the same as itself', () => {
  fc.assert(
    fc.property(record, a => {
      const { decision } = compareOrganisations({ ...a, id: '1' }, { ...a, id: '2' })
      // A name of common words alone ('Group') is anybody's.
      expect(decision === 'same' || !/\p{Lu}\p{L}{6}/u.test(a.name) || decision === 'perhaps').toBe(true)
    }),
  )
})

test('clusters are a partition, and the order of the rows changes nothing', () => {
  fc.assert(
    fc.property(list, fc.integer(), (rows, seed) => {
      const found = findDuplicates(rows)
      expect(found.clusters.flat().sort()).toEqual(rows.map(row => row.id).sort())
      const shuffled = [...rows].sort(
        (a, b) => ((Number(a.id) * 7919 + seed) % 13) - ((Number(b.id) * 7919 + seed) % 13),
      )
      const again = findDuplicates(shuffled)
      expect({ clusters: again.clusters, perhaps: again.perhaps }).toEqual({
        clusters: found.clusters,
        perhaps: found.perhaps,
      })
    }),
    { numRuns: 60 },
  )
})

test.each([
  ['SIEMENS AKTIENGESELLSCHAFT', 'Siemens AG, Muenchen', 'same'],
  ['KONINKL PHILIPS ELECTRONICS NV', 'Koninklijke Philips Electronics N.V.', 'same'],
  ['MATSUSHITA ELECTRIC IND CO LTD', 'Matsushita Electric Industrial Co., Ltd.', 'same'],
  ['MATSUSHITA ELECTRIC IND CO LTD', 'Matsushita Electric Works Ltd', 'perhaps'],
  ['Universität Wien', 'University of Vienna', 'same'],
  ['Siemens AG', 'Siemens Healthcare GmbH', 'perhaps'],
  ['Газпром ОАО', 'Gazprom OAO', 'same'],
  ['株式会社日立製作所', '日立製作所(株)', 'same'],
  ['삼성전자 주식회사', '삼성전자(주)', 'same'],
  ['上海光电科技有限公司', '上海光電科技股份有限公司', 'same'],
  ['בנק לאומי לישראל בע"מ', 'בנק לאומי לישראל בעמ', 'same'],
  ['شركة النور المحدودة', 'النور', 'same'],
  ['ΔΗΜΟΚΡΙΤΟΣ', 'Dimokritos', 'same'],
  ['ML System Sp. z o.o.', 'ML SYSTEM SPOLKA Z OGRANICZONA ODPOWIEDZIALNOSCIA', 'same'],
  ['BodyVision Medical Ltd.', 'BODY VISION MEDICAL LTD', 'same'],
  ['TRANSPORT FOR LONDON*TFL', 'Transport for London', 'same'],
  ['Edwards Lifeciences, LLC', 'Edwards Lifesciences LLC', 'same'],
  ['IBM', 'International Business Machines Corp', 'perhaps'],
  ['Novax Ltd', 'Novex Ltd', 'perhaps'],
  ['HOECHST AG', 'HOECHST MARION ROUSSEL LTD', 'different'],
  ['Bernhard Jöckel', 'JOECKEL BERNHARD', 'same'],
  ['Smith, John', 'Smith, Jane', 'different'],
  ['Smith J.', 'Smith, John', 'perhaps'],
])('%s and %s: %s', (left, right, decision) => {
  expect(compareOrganisations({ id: '1', name: left }, { id: '2', name: right }).decision).toBe(decision)
})

test('identifiers decide before names; what fails its check digits decides nothing', () => {
  const pair = (a: Partial<OrganisationRecord>, b: Partial<OrganisationRecord>) =>
    compareOrganisations({ id: '1', name: 'Alpha Optics', ...a }, { id: '2', name: 'Alpha Optics', ...b })
      .decision
  const lei = '529900T8BM49AURSDO55'
  expect({
    sameLei: pair({ lei }, { lei, name: 'Beta Lenses' }),
    otherLei: pair({ lei }, { lei: '7LTWFZYICNSX8D621K86' }),
    samePic: pair({ pic: '999997930' }, { pic: '999997930', name: 'Beta Lenses' }),
    otherPic: pair({ pic: '999997930' }, { pic: '999849132' }),
    sameVatOtherName: pair({ vat: 'DE129273398' }, { vat: 'DE 129273398', name: 'Beta Lenses' }),
    wrongVat: pair({ vat: 'DE129273399' }, { vat: 'DE129273399', name: 'Beta Lenses' }),
    otherVat: pair({ vat: 'DE129273398' }, { vat: 'DE136695976' }),
  }).toEqual({
    sameLei: 'same',
    otherLei: 'different',
    samePic: 'same',
    otherPic: 'perhaps',
    sameVatOtherName: 'perhaps',
    wrongVat: 'different',
    otherVat: 'perhaps',
  })
})

test('reasons say what agrees and what does not', () => {
  const { reasons } = compareOrganisations(
    { id: '1', name: 'Matsushita Electric Industrial', country: 'JP', city: 'Osaka' },
    { id: '2', name: 'Matsushita Electric Works', country: 'JP', city: 'Kadoma' },
  )
  expect(reasons.map(({ code, left, right }) => [code, left, right])).toEqual([
    ['same-words', 'matsushita electric', 'matsushita electric'],
    ['other-word', 'industrial', 'works'],
    ['same-country', 'JP', 'JP'],
    ['other-city', 'osaka', 'kadoma'],
  ])
})

test('a weak chain does not become one organisation', () => {
  const names = [
    'Falkenberg Optik Werke',
    'Falkenberg Optik',
    'Falkenberg Optik Produktion',
    'Falkenberg Optik Verwaltung',
    'Falkenberg Verwaltung',
  ]
  const { clusters } = findDuplicates(names.map((one, at) => ({ id: String(at), name: one })))
  const at = clusters.findIndex(cluster => cluster.includes('0'))
  expect(clusters[at]).not.toContain('4')
})

test('legal forms, brackets and initials are read off a name', () => {
  const read = ['A/S Dampskib Norden (DN)', 'E. I. du Pont de Nemours & Co', 'GmbH', 'Acme (UK) Ltd'].map(
    readName,
  )
  expect(read.map(({ main, others }) => [main.key, main.form, others.map(one => one.key)])).toEqual([
    ['dampskib norden', 'as', ['dn']],
    ['ei pont nemours', null, []],
    ['corporation', null, []],
    ['acme uk', 'ltd', []],
  ])
})

test('the practice set: B-cubed of .95 or better, precision of .98 or better', () => {
  const { records, truth } = readPractice()
  const { precision, f1 } = bCubed(findDuplicates(records).clusters, truth)
  expect({ precision: precision >= 0.98, f1: f1 >= 0.95 }).toEqual({ precision: true, f1: true })
})

test('names shortened and mistyped by machine: B-cubed of .93 or better, precision of .95 or better', () => {
  const { records, truth } = readPractice()
  const first = new Map<string, string>()
  for (const one of records) {
    const label = truth.get(one.id) ?? ''
    if (/^[\x20-\x7e]+$/.test(one.name) && !first.has(label)) first.set(label, one.name)
  }
  const rows: OrganisationRecord[] = []
  const labels = new Map<string, string>()
  for (const [label, original] of first)
    for (let copy = 0; copy < 4; copy += 1) {
      const id = String(rows.length + 1)
      labels.set(id, label)
      rows.push({ id, name: copy === 0 ? original : corruptName(original, Number(label) * 10 + copy) })
    }
  const { precision, f1 } = bCubed(findDuplicates(rows).clusters, labels)
  expect({ precision: precision >= 0.95, f1: f1 >= 0.93 }).toEqual({ precision: true, f1: true })
})

test('measures clusters element by element', () => {
  const truth = new Map([
    ['1', 'a'],
    ['2', 'a'],
    ['3', 'b'],
    ['4', 'b'],
  ])
  expect(bCubed([['1', '2', '3'], ['4']], truth)).toEqual({
    precision: (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4,
    recall: (1 + 1 + 1 / 2 + 1 / 2) / 4,
    f1: (2 * (8 / 12) * (3 / 4)) / (8 / 12 + 3 / 4),
  })
})
