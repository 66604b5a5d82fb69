import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Asked, dueAt, nextMail, type OpenMeeting, waves } from './waves.ts'

const evening = new Date('2026-10-06T09:00:00Z')
const day = (count: number) => new Date(evening.getTime() + count * 86_400_000)
const runs = { numRuns: 200 }

/** Asks day by day for a year and a half as the chore would; `answers` says on which days which meeting is answered or closed. */
function playOut(
  isGuest: boolean,
  count: number,
  answers: readonly { on: number; meeting: number; closes: boolean }[],
): {
  mails: { on: number; wave: string; reminds: boolean; meetingIds: string[] }[]
  meetings: OpenMeeting[]
} {
  const meetings: OpenMeeting[] = Array.from({ length: count }, (_, index) => ({
    id: `${index}`,
    closed: false,
    answeredAt: null,
  }))
  const asked: Asked[] = []
  const mails: { on: number; wave: string; reminds: boolean; meetingIds: string[] }[] = []
  for (let on = -3; on < 540; on++) {
    const now = day(on)
    const mail = nextMail({ evening, isGuest, meetings, asked, now })
    if (mail !== null) {
      mails.push({ on, ...mail })
      const round = asked.find(one => one.wave === mail.wave)
      if (round === undefined) asked.push({ wave: mail.wave, sentAt: now, remindedAt: null })
      else round.remindedAt = now
    }
    for (const answer of answers.filter(one => one.on === on)) {
      const meeting = meetings[answer.meeting % count]
      if (meeting === undefined) continue
      meeting.answeredAt = now
      meeting.closed ||= answer.closes
    }
  }
  return { mails, meetings }
}

const answers = fc.array(
  fc.record({ on: fc.integer({ min: 0, max: 400 }), meeting: fc.nat(5), closes: fc.boolean() }),
  { maxLength: 12 },
)

test('whoever answers nothing is asked four times and reminded once each time', () => {
  const { mails } = playOut(false, 2, [])
  expect(mails.map(mail => [mail.on, mail.wave, mail.reminds])).toEqual([
    [0, 'evening', false],
    [7, 'evening', true],
    [42, 'six-weeks', false],
    [49, 'six-weeks', true],
    [182, 'six-months', false],
    [189, 'six-months', true],
    [365, 'twelve-months', false],
    [372, 'twelve-months', true],
  ])
})

test('a reminder lists only what is still without an answer', () => {
  const { mails } = playOut(true, 2, [{ on: 1, meeting: 0, closes: false }])
  expect(mails).toEqual([
    { on: 0, wave: 'evening', reminds: false, meetingIds: ['0', '1'] },
    { on: 7, wave: 'evening', reminds: true, meetingIds: ['1'] },
  ])
})

test('guests get two mails at most, whatever they answer', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), answers, (count, given) => {
      expect(playOut(true, count, given).mails.length).toBeLessThanOrEqual(2)
    }),
    runs,
  )
})

test('nothing is asked before its time, nothing twice, and what was closed never comes back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), answers, (count, given) => {
      const { mails } = playOut(false, count, given)
      const keys = mails.map(mail => `${mail.wave} ${mail.reminds}`)
      expect(new Set(keys).size).toBe(keys.length)
      for (const mail of mails) {
        expect(day(mail.on).getTime()).toBeGreaterThanOrEqual(
          dueAt(evening, waves.find(wave => wave === mail.wave) ?? 'evening').getTime(),
        )
        const closed = given
          .filter(one => one.closes && one.on < mail.on)
          .map(one => `${one.meeting % count}`)
        expect(mail.meetingIds.filter(id => closed.includes(id))).toEqual([])
        expect(mail.meetingIds.length).toBeGreaterThan(0)
      }
    }),
    runs,
  )
})

test('a mission whose evening is long past is not asked about as if it were that evening', () => {
  const person = {
    evening,
    isGuest: false,
    meetings: [{ id: '0', closed: false, answeredAt: null }],
    asked: [],
  }
  expect(nextMail({ ...person, now: day(30) })).toBeNull()
  expect(nextMail({ ...person, now: day(44) })).toMatchObject({ wave: 'six-weeks', reminds: false })
})
