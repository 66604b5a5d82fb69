import { expect, test } from 'vitest'
import { addressProves, domainOf, maskAddress } from './claim-proof.ts'

test('an address of the organisation’s own domain proves that somebody works there', () => {
  const laser = { website: 'https://www.laser.example/en', email: null }

  expect(
    [
      'ona@laser.example',
      'ona@mail.LASER.example',
      'ona@notlaser.example',
      'ona@laser.example.evil.example',
      null,
    ].map(address => addressProves(address, laser)),
  ).toEqual([true, true, false, false, false])
})

test('an open provider proves nothing, even where the organisation lists such an address', () => {
  expect(addressProves('somebody@gmail.com', { website: null, email: 'laser@gmail.com' })).toBe(false)
})

test('domains are read from sites and addresses, and addresses are shown with their letters hidden', () => {
  expect([
    domainOf('http://laser.example:8080/a'),
    domainOf('laser.example'),
    domainOf('nowhere'),
    domainOf(null),
  ]).toEqual(['laser.example', 'laser.example', null, null])
  expect(maskAddress('info@laser.example')).toBe('i…@laser.example')
})
