import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse } from '../../../tests/harness/house.ts'
import { buildWorld } from '../../../tests/harness/world.ts'
import { copyMission } from './contract.ts'
import * as mails from './contract-mails.ts'
import * as people from './contract-participants.ts'
import { mailKinds } from './rules/mail-kinds.ts'

const t = await openTestHouse()
const world = await buildWorld(t.house)
const organiser = await t.viewerOf(world.own.people.organiser)
afterAll(() => t.close())
beforeEach(() => t.house.database.db.deleteFrom('mail_words').execute())

const about = { mission: world.own.missionSlug, kind: 'mission-withdrawn', lang: 'en' } as const
const own = {
  subject: 'A pity, {{name}}',
  lines: 'We free your seat at {{mission}}.\nUntil the <next> time!',
  button: 'See the mission',
}
const mailTo = (address: string) =>
  t.house.database.db
    .selectFrom('mail')
    .select(['to_address', 'subject', 'text_body', 'html_body'])
    .where('to_address', '=', address)
    .executeTakeFirstOrThrow()

test('an organiser writes a mail in their own words: previewed, tested, sent, and taken back', async () => {
  const before = await t.call(mails.getMailWords, about, organiser)
  expect([before.own, before.version, before.words]).toEqual([false, 0, before.standard])
  expect(before.placeholders).toContain('mission')

  await t.call(mails.saveMailWords, { ...about, version: 0, ...own }, organiser)
  const read = await t.call(mails.getMailWords, about, organiser)
  const title = read.preview.lines
  expect([read.own, read.version, read.preview.subject]).toEqual([true, 1, 'A pity, organiser a Example'])
  expect(title).not.toContain('{{')

  const { to } = await t.call(mails.testMailWords, about, organiser)
  expect(await mailTo(to)).toMatchObject({ subject: 'A pity, organiser a Example' })

  await t.call(
    people.withdrawParticipant,
    { mission: about.mission, participant: world.own.participantId },
    organiser,
  )
  const sent = await mailTo('delegate.a@test.example')
  expect(sent.subject).toBe('A pity, delegate a Example')
  expect(sent.text_body).toContain('Until the <next> time!')
  expect(sent.html_body).toContain('Until the &#60;next&#62; time!')

  await expect(t.call(mails.resetMailWords, { ...about, version: 2 }, organiser)).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
  await t.call(mails.resetMailWords, { ...about, version: 1 }, organiser)
  expect((await t.call(mails.getMailWords, about, organiser)).words).toEqual(before.standard)
})

test('what a mail does not know is refused where it stands, and nobody overwrites what they have not read', async () => {
  await expect(
    t.call(mails.saveMailWords, { ...about, version: 0, ...own, lines: 'Your {{passport}}' }, organiser),
  ).rejects.toMatchObject({
    faults: [{ field: 'lines', code: 'placeholder-unknown', values: { name: 'passport' } }],
  })
  for (const odd of ['Dear {{first name}}', 'Cher {{prénom}}', 'Dear {{vor-name}}'])
    await expect(
      t.call(mails.saveMailWords, { ...about, version: 0, ...own, subject: odd }, organiser),
    ).rejects.toMatchObject({ faults: [{ field: 'subject', code: 'placeholder-unknown' }] })
  await t.call(mails.saveMailWords, { ...about, version: 0, ...own }, organiser)
  await expect(
    t.call(mails.saveMailWords, { ...about, version: 0, ...own }, organiser),
  ).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
  await t.call(mails.saveMailWords, { ...about, version: 1, ...own, button: 'Go' }, organiser)
  const { items } = await t.call(mails.listMailWords, { mission: about.mission, lang: 'de' }, organiser)
  expect(items.find(one => one.kind === about.kind)).toMatchObject({ own: false, ownIn: ['en'] })
})

test('every mail that names its mission can be written in own words', () => {
  const features = join(import.meta.dirname, '..')
  const ofMissions = globSync('**/*messages.en.json', { cwd: features }).flatMap(file => {
    const { mail } = JSON.parse(readFileSync(join(features, file), 'utf8')) as {
      mail?: Record<string, unknown>
    }
    return Object.entries(mail ?? {}).flatMap(([kind, words]) =>
      JSON.stringify(words).includes('{{mission}}') ? [kind] : [],
    )
  })
  expect(ofMissions.filter(kind => !mailKinds.some(one => one === kind))).toEqual([])
  expect(ofMissions.length).toBeGreaterThan(30)
})

test('where a number stands in a mail there are words for each form its language has, and they are refused by name', async () => {
  const due = { ...about, kind: 'preparation-due', lang: 'lt' } as const
  const usual = await t.call(mails.getMailWords, due, organiser)
  expect(usual.forms.map(({ form, numbers, words }) => [form, numbers, words.subject])).toEqual([
    ['one', [1, 21, 31], usual.forms[0]?.words.subject],
    ['few', [2, 3, 4], usual.forms[1]?.words.subject],
  ])
  expect(usual.forms[1]?.preview.subject).toMatch(/\b2\b/)
  expect(usual.preview.subject).toMatch(/\b10\b/)
  expect((await t.call(mails.getMailWords, about, organiser)).forms).toEqual([])

  const words = { ...due, version: 0, ...own }
  await expect(
    t.call(mails.saveMailWords, { ...words, linesFew: 'Trūksta {{pasas}}' }, organiser),
  ).rejects.toMatchObject({ faults: [{ field: 'linesFew', code: 'placeholder-unknown' }] })
  await t.call(mails.saveMailWords, { ...words, subjectFew: '{{count}} darbai' }, organiser)
  const written = await t.call(mails.getMailWords, due, organiser)
  expect(written.forms.map(({ words, preview }) => [words.subject, words.lines, preview.subject])).toEqual([
    ['', '', 'A pity, organiser a Example'],
    ['{{count}} darbai', '', '2 darbai'],
  ])
  // A form that is taken away is said as any number again.
  await t.call(mails.saveMailWords, { ...words, version: 1 }, organiser)
  expect((await t.call(mails.getMailWords, due, organiser)).forms.map(form => form.words.subject)).toEqual([
    '',
    '',
  ])
})

test('every mail can be read with its usual words in every language', async () => {
  for (const lang of ['en', 'de', 'fr', 'es', 'lt', 'ja', 'ko'] as const) {
    const { items } = await t.call(mails.listMailWords, { mission: about.mission, lang }, organiser)
    for (const { kind } of items) {
      const mail = await t.call(mails.getMailWords, { mission: about.mission, kind, lang }, organiser)
      expect(Object.values(mail.standard).filter(part => part === '' || part.startsWith('mail.'))).toEqual([])
    }
  }
})

test('guests of the market are invited, asked and answered in Japanese and Korean', async () => {
  const kinds = [
    'mission-invitation',
    'mission-confirmed',
    'meeting-request',
    'meeting-accepted',
    'meeting-cancelled',
    'meetings-waiting',
    'schedule-changed',
    'slot-question',
    'outcome-evening',
  ] as const
  const subjects = async (lang: 'en' | 'ja' | 'ko') => {
    const { items } = await t.call(mails.listMailWords, { mission: about.mission, lang }, organiser)
    return kinds.map(kind => items.find(one => one.kind === kind)?.subject)
  }
  const english = await subjects('en')
  for (const lang of ['ja', 'ko'] as const)
    expect(
      (await subjects(lang)).filter(subject => subject === undefined || english.includes(subject)),
    ).toEqual([])
})

test('own words come along to next year’s mission, and stand for languages in which the house has none', async () => {
  await t.call(mails.saveMailWords, { ...about, version: 0, ...own }, organiser)
  const manager = await t.viewerOf(world.own.people.manager)
  const copy = await t.call(
    copyMission,
    { mission: about.mission, title: 'Next year', startsOn: '2027-10-04' },
    manager,
  )
  const read = await t.call(mails.getMailWords, { ...about, mission: copy.slug }, manager)
  expect([read.own, read.words.subject]).toEqual([true, own.subject])

  await t.house.database.db
    .updateTable('person')
    .set({ lang: 'it' })
    .where('id', '=', world.own.people.counterpart)
    .execute()
  await t.call(
    people.withdrawParticipant,
    { mission: about.mission, participant: world.own.counterpartId },
    organiser,
  )
  expect((await mailTo('counterpart.a@test.example')).subject).toBe('A pity, counterpart a Example')
})
