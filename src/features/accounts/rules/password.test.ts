import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkNewPassword } from './password.ts'

const bases = [
  'password',
  'Passwort',
  'motdepasse',
  'contraseña',
  'slaptažodis',
  'qwertyuiop',
  'qwertz',
  'azerty',
  'asdfghjkl',
  'letmein',
  'welcome',
  'iloveyou',
  'changeme',
  'administrator',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'dragon',
  'superman',
  'michael',
  'jennifer',
  'liverpool',
  'barcelona',
  'starwars',
  'pokemon',
  'summer',
  'winter',
  'monday',
  'freitag',
  'september',
  'kontor',
  'photonics',
  'secret',
  'geheim',
  'trustno1',
  'abcdefgh',
  'hello',
  'bonjour',
  'computer',
]
const endings = [
  '1',
  '123',
  '!',
  '2024',
  '2025',
  '2026',
  '12345678',
  '!!!',
  '1234567890',
  '#1',
  '_01',
  '0000000',
  '1!',
  '@2026',
  '987654321',
]
const spell = (text: string) =>
  text.replace(/a/g, '@').replace(/o/g, '0').replace(/e/g, '3').replace(/s/g, '$').replace(/i/g, '1')

/** Common passwords as people lengthen them until a form is content, 15 characters and more. */
function commonPasswords(): string[] {
  const all = new Set<string>()
  const add = (text: string) => {
    if ([...text].length >= 15) all.add(text)
  }
  for (const base of bases) {
    for (const written of [base, base.toUpperCase(), spell(base), base[0]?.toUpperCase() + base.slice(1)]) {
      for (const ending of endings) {
        add(`${written}${ending}`)
        add(`${ending}${written}${ending}`)
        add(`${written}${written}${ending}`)
        add(`${written}-${written}-${ending}`)
        for (const other of bases.slice(0, 4)) add(`${written}${other}${ending}`)
      }
      add(`${written}${written}${written}`)
    }
  }
  for (let start = 0; start < 10; start++)
    for (const length of [15, 16, 18, 20, 24]) {
      add(Array.from({ length }, (_, at) => (start + at) % 10).join(''))
      add(String(start).repeat(length))
      add('abcdefghijklmnopqrstuvwxyz'.slice(start).repeat(2).slice(0, length))
      add('qwertyuiopasdfghjklzxcvbnm'.slice(start).repeat(2).slice(0, length))
    }
  return [...all]
}

test('thousands of common passwords of 15 characters and more are refused, all of them', () => {
  const common = commonPasswords()

  const accepted = common.filter(password => checkNewPassword(password, []) === null)

  expect(accepted).toEqual([])
  expect(common.length).toBeGreaterThan(3_000)
})

test('a few unusual words in a row are accepted, in any script', () => {
  const good = [
    'a long walk by the sea',
    'teapot gravel nineteen owls',
    'violet harbour trombone',
    'Der Kranich frisst Himbeeren',
    'trois escargots sous un pont',
    'žvirbliai tupi ant tvoros',
    '今日は大阪で光学の話をしました。楽しい',
    '🦊🐙🦜🐝🦔🐢🦚🐠🐘🦥🦦🦨🦩🐫🦒🦘',
    'kR7!vQ2x#Lm9zP4w',
  ]

  expect(good.map(password => [password, checkNewPassword(password, ['ada@kontor.example'])])).toEqual(
    good.map(password => [password, null]),
  )
})

test('random passwords of 15 letters and digits are accepted', () => {
  const letter = fc.constantFrom(...'bcdfghjkmnpqrstvwxz')
  fc.assert(
    fc.property(fc.array(letter, { minLength: 18, maxLength: 40 }), letters => {
      fc.pre(new Set(letters).size > 9)
      expect(checkNewPassword(letters.join(''), [])).toBe(null)
    }),
    { numRuns: 300 },
  )
})

test('length counts characters as people see them, and 15 are enough', () => {
  expect(checkNewPassword('teapot grave 9', [])).toBe('password-too-short')
  expect(checkNewPassword('teapot grave 97', [])).toBe(null)
  expect(checkNewPassword('👩‍👩‍👧‍👦'.repeat(3), [])).toBe('password-too-short')
  expect(checkNewPassword('e\u0301'.repeat(8), [])).toBe('password-too-short')
})

test('the own name and address, padded, are refused', () => {
  const about = ['saule.spindulyte@litek.example', 'Saulė', 'Spindulytė']

  expect(checkNewPassword('Saulė.Spindulytė.2026', about)).toBe('password-known')
  expect(checkNewPassword('litek-spindulyte-1', about)).toBe('password-known')
})

test('no text of any length makes the check fail or hang', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 1_000 }), text => {
      expect([null, 'password-known', 'password-too-short']).toContain(checkNewPassword(text, [text]))
    }),
    { numRuns: 100 },
  )
})
