import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type * as contract from './contract-choices.ts'
import { type AddressSubject, clearAddress, findAddressSubject, listBouncedRows } from './queries-bounces.ts'

/** Every address that mail came back from, newest first. */
export async function listBounces(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listBounces>,
): Promise<AnswerOf<typeof contract.listBounces>> {
  const { items, total } = await listBouncedRows(ctx.db, input)
  return { items, total, page: input.page, pageSize: input.pageSize }
}

/** Whose address it is and who answers for them. */
export async function loadAddress(
  ctx: Context,
  input: ParsedInputOf<typeof contract.clearBounce>,
): Promise<AddressSubject> {
  const subject = await findAddressSubject(ctx.db, input.person)
  if (subject === undefined) throw new Refusal('not-found')
  return subject
}

/** The address is right after all: what is written from now on is sent there. */
export async function clearBounce(
  ctx: Context,
  input: ParsedInputOf<typeof contract.clearBounce>,
  subject: AddressSubject,
): Promise<{ done: true }> {
  if (subject.address === null) throw new Refusal('no-address')
  const done = await clearAddress(ctx.db, subject.address, { personId: ctx.viewer.personId, now: ctx.now() })
  if (done)
    await writeHistory(ctx, {
      call: 'notifications.clearBounce',
      subjectKind: 'person',
      subjectId: input.person,
    })
  return { done: true }
}

/** Somebody typed in what only a mail to this address said: mail arrives there, whatever came back before. */
export async function noteReached(
  ctx: Pick<Context, 'db' | 'now'>,
  address: string,
  personId: string,
): Promise<void> {
  await clearAddress(ctx.db, address, { personId, now: ctx.now() })
}

export async function clearBouncedAddress(
  ctx: Context,
  input: ParsedInputOf<typeof contract.clearBouncedAddress>,
): Promise<{ done: true }> {
  const by = { personId: ctx.viewer.personId, now: ctx.now() }
  if (!(await clearAddress(ctx.db, input.address, by))) throw new Refusal('not-found')
  return { done: true }
}
