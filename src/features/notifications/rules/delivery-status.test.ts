import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDeadAddress, readStatus } from './dead-address.ts'
import { readDeliveryStatus } from './delivery-status.ts'

test('a report is read recipient by recipient, folded lines and odd writing included', () => {
  const part = [
    'Reporting-MTA: dns; mx.example.org',
    'Original-Envelope-Id: 0198aaaa-0000-7000-8000-000000000001',
    '',
    'Final-Recipient: rfc822; gone@example.org',
    'ACTION: Failed',
    'Status: 5.1.1 (no such user)',
    'Diagnostic-Code: smtp; 550 5.1.1 <gone@example.org>:',
    '    unknown user',
    ' ',
    'Final-Recipient: rfc822;busy@example.org',
    'Original-Recipient: rfc822; first@example.org',
    'Action: delayed',
    'Status: 4.4.1',
    '',
    'Action: exploded',
    'Status: 5.0.0',
  ].join('\r\n')
  expect(readDeliveryStatus(part)).toEqual({
    envelopeId: '0198aaaa-0000-7000-8000-000000000001',
    reports: [
      {
        action: 'failed',
        status: '5.1.1',
        reason: '550 5.1.1 <gone@example.org>: unknown user',
        recipient: 'gone@example.org',
      },
      { action: 'delayed', status: '4.4.1', reason: '', recipient: 'first@example.org' },
    ],
  })
})

test('whatever stands there, reading it ends and gives only reports with an action and a status', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom('Action: failed', 'Status: 5.1.1', ''))),
      lines => {
        for (const { status } of readDeliveryStatus(lines.join('\n')).reports)
          expect(status).toMatch(/^[245]\.\d+\.\d+$/)
      },
    ),
    { numRuns: 1_000 },
  )
})

test('an address is dead when its server says so, and not when the server speaks of us or of a full box', () => {
  const at = (text: string, code = 550) => ({ status: readStatus(text), code, atRecipient: true, text })
  expect(isDeadAddress(at('550 5.1.1 no such user'))).toBe(true)
  expect(isDeadAddress(at('550 5.2.1 mailbox disabled'))).toBe(true)
  expect(isDeadAddress(at('550 No such mailbox here'))).toBe(true)
  expect(isDeadAddress(at('552 5.2.2 mailbox full', 552))).toBe(false)
  expect(isDeadAddress(at('550 5.7.1 message looks like spam'))).toBe(false)
  expect(isDeadAddress(at('550 Relaying denied by policy'))).toBe(false)
  expect(isDeadAddress({ ...at('550 No such mailbox here'), atRecipient: false })).toBe(false)
  expect(readStatus('from 192.5.1.1 came 554')).toBeNull()
})
