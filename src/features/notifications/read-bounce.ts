import { simpleParser } from 'mailparser'
import { type DeliveryReport, readDeliveryStatus } from './rules/delivery-status.ts'

/** What a report says, and the names by which its mail is found. */
export interface ReadBounce {
  /** Names of mails of ours: from the envelope, or the address the report came to. */
  readonly ids: readonly string[]
  readonly messageIds: readonly string[]
  readonly reports: readonly DeliveryReport[]
}

/** A report longer than this is none: they quote the mail's head, and ours are short. */
export const longestBounce = 1024 * 1024

const ourId = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/gi

/**
 * Reads a mail server's report about a mail that did not arrive (RFC 3464); null when the message is none. A report that
 * only quotes our mail in its words is not believed: answers of holiday programs do so, too.
 */
export async function readBounce(message: Uint8Array): Promise<ReadBounce | null> {
  if (message.byteLength > longestBounce) return null
  const mail = await simpleParser(Buffer.from(message), { keepDeliveryStatus: true, skipHtmlToText: true })
  const partOf = (...types: string[]) =>
    mail.attachments.filter(part => types.includes(part.contentType.toLowerCase()))
  const status = partOf('message/delivery-status')[0]
  if (status === undefined) return null
  const { envelopeId, reports } = readDeliveryStatus(status.content.toString('utf8'))
  if (reports.length === 0) return null
  const quoted = partOf('message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers')
    .map(part => part.content.toString('utf8').slice(0, 64 * 1024))
    .map(text => text.split(/\r?\n\r?\n/)[0] ?? '')
  const messageIds = quoted.flatMap(head => /^message-id:\s*(<[^>\s]+>)/im.exec(head)?.[1] ?? [])
  const cameTo = [mail.to, mail.headers.get('delivered-to')].map(part => JSON.stringify(part ?? '')).join(' ')
  const ids = [envelopeId ?? '', cameTo].flatMap(text => text.match(ourId) ?? []).map(id => id.toLowerCase())
  return { ids: [...new Set(ids)], messageIds: [...new Set(messageIds)], reports }
}
