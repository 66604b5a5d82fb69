import type { Context, Db } from '../../shared/context.ts'
import { barAddress, findBouncedMail, markBounced } from './queries-bounces.ts'
import type { ReadBounce } from './read-bounce.ts'
import { isDeadAddress } from './rules/dead-address.ts'

type Ctx = { db: Db; now: Context['now'] }

/** A mail server refused the address itself while the mail was handed over. */
export async function noteRefusedAddress(
  ctx: Ctx,
  mail: { id: string; to_address: string },
  fault: { status: string | null; code: number | null; text: string },
): Promise<void> {
  await barAddress(ctx.db, {
    address: mail.to_address,
    status: fault.status ?? String(fault.code ?? ''),
    reason: fault.text,
    mailId: mail.id,
    now: ctx.now(),
  })
}

/**
 * Writes down that a mail came back, and marks its address when the report says that nobody is reached there. A report about
 * a mail we do not know, or of one that is only late, changes nothing. The same report again changes nothing either.
 */
export async function noteBounce(
  ctx: Ctx,
  bounce: ReadBounce,
): Promise<{ mailId: string; address: string; barred: boolean } | null> {
  const failed = bounce.reports.find(report => report.action === 'failed')
  if (failed === undefined) return null
  const mail = await findBouncedMail(ctx.db, bounce)
  if (mail === undefined) return null
  const { status, reason } = failed
  const isNew = await markBounced(ctx.db, mail.id, { status, reason, now: ctx.now() })
  const isDead = isDeadAddress({ status, code: null, atRecipient: true, text: reason })
  if (isNew && isDead)
    await barAddress(ctx.db, { address: mail.address, status, reason, mailId: mail.id, now: ctx.now() })
  return { mailId: mail.id, address: mail.address, barred: isNew && isDead }
}
