import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isUrgent, sortedKinds, topicOfMail } from './mail-topics.ts'

const features = join(import.meta.dirname, '../../..', 'features')
const foot = ['foot', 'off', 'choices']

test('every kind of mail there are words for is sorted into a group, and no other', () => {
  const kinds = globSync('**/*messages.en.json', { cwd: features }).flatMap(file => {
    const words = JSON.parse(readFileSync(join(features, file), 'utf8')) as { mail?: Record<string, unknown> }
    return Object.keys(words.mail ?? {})
  })
  expect([...sortedKinds].sort()).toEqual([...new Set(kinds)].filter(kind => !foot.includes(kind)).sort())
})

test('sign-in codes come at any hour; what concerns a mission does on its days alone', () => {
  expect(isUrgent('signIn', false)).toBe(true)
  expect(isUrgent('schedule-changed', false)).toBe(false)
  expect(isUrgent('schedule-changed', true)).toBe(true)
  expect(isUrgent('outcome-evening', true)).toBe(false)
  expect(topicOfMail('nobody has sorted this')).toBe('needed')
})
