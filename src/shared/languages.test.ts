import { expect, test } from 'vitest'
import { chooseLanguage, languagesOf } from './languages.ts'

test.each([
  ['/answer/abc', 'ja'],
  ['/invitation/abc?x=1', 'ja'],
  ['/s/abc', 'ja'],
  ['/events/confirm/abc', 'ja'],
  ['/asked/abc', 'ja'],
  ['/follow-up/abc', 'ja'],
  ['/follow-up/abc/mails', 'ja'],
  ['/mail-choices/abc', 'ja'],
  ['/follow-up', 'en'],
  ['/events/osaka', 'en'],
  ['/sign-in', 'en'],
])('%s is read by a Japanese phone in %s', (path, lang) => {
  expect(chooseLanguage('ja-JP,ja;q=0.9', languagesOf(path))).toBe(lang)
})

test('the language liked best that the page exists in is taken', () => {
  expect(chooseLanguage('ko, de;q=0.8, en;q=0.5', languagesOf('/desk'))).toBe('de')
  expect(chooseLanguage('ko, de;q=0.8', languagesOf('/s/abc'))).toBe('ko')
})
