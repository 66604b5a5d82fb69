/** Without a second factor a password has at least 15 characters (NIST SP 800-63B-4). */
export const passwordMinimum = 15

const common = [
  'password',
  'passwort',
  'motdepasse',
  'contraseña',
  'slaptažodis',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'letmein',
  'welcome',
  'iloveyou',
  'changeme',
  'administrator',
  '1234567890',
  '0987654321',
  'abcdefghij',
  'correcthorsebatterystaple',
  'kontor',
]

/**
 * What is wrong with a new password, or null. Length counts characters as people see them; known is what guessing
 * programs try first: one short piece repeated, common words padded, the person's own name and address.
 */
export function checkNewPassword(
  password: string,
  about: readonly string[],
): 'password-too-short' | 'password-known' | null {
  const characters = [
    ...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(password.normalize('NFC')),
  ]
  if (characters.length < passwordMinimum) return 'password-too-short'
  const plain = password
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  if (/^(.{1,5})\1+.{0,5}$/u.test(password) || new Set(plain).size < 5) return 'password-known'
  const known = [
    ...common,
    ...about.flatMap(text => text.toLowerCase().split(/[@.\s]/)).filter(word => word.length > 3),
  ]
  const rest = known
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word.replace(/[^\p{L}\p{N}]/gu, ''), ''), plain)
  return rest.replace(/\d{1,4}$/, '').length < 6 && rest.length < plain.length ? 'password-known' : null
}
