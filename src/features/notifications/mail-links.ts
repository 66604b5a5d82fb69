import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context, Db } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { type MailTopic, mailTopics } from './rules/mail-topics.ts'

/** What a link is about: a group of mails, or the digest. */
export type LinkAbout = MailTopic | 'digest'
const abouts: readonly LinkAbout[] = [...mailTopics, 'digest']

const secretBytes = 32
const macBytes = 16
/** A link opens the choices of one person for this long; each mail brings a new one. */
const openDays = 400

/** The house's secret behind links in mails, made when it is first needed. */
async function readSecret(ctx: { db: Db; random: Context['random'] }): Promise<Buffer> {
  const find = () => ctx.db.selectFrom('mail_secret').select('secret').executeTakeFirst()
  const there = await find()
  if (there !== undefined) return Buffer.from(there.secret)
  await ctx.db
    .insertInto('mail_secret')
    .values({ secret: Buffer.from(ctx.random(secretBytes)) })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
  return Buffer.from((await find())?.secret ?? [])
}

function sign(secret: Buffer, body: Buffer): Buffer {
  return createHmac('sha256', secret).update('mail-choices').update(body).digest().subarray(0, macBytes)
}

const dayOf = (now: Date) => Math.floor(now.getTime() / 86_400_000)

/** The address at which a person chooses their mails without signing in; `about` is what one click ends. */
export async function makeChoicesLink(
  ctx: Pick<Context, 'now' | 'random' | 'baseUrl'> & { db: Db },
  personId: string,
  about: LinkAbout,
): Promise<string> {
  const body = Buffer.alloc(19)
  Buffer.from(personId.replaceAll('-', ''), 'hex').copy(body)
  body.writeUInt8(abouts.indexOf(about), 16)
  body.writeUInt16BE(dayOf(ctx.now()), 17)
  const mac = sign(await readSecret(ctx), body)
  return `${ctx.baseUrl}/mail-choices/${Buffer.concat([body, mac]).toString('base64url')}`
}

/** Whose choices a link opens; 'link-invalid' when it was not made here, is too old, or its person is gone. */
export async function readChoicesLink(
  ctx: Context,
  token: string,
): Promise<{ personId: string; about: LinkAbout }> {
  const bytes = Buffer.from(token, 'base64url')
  const body = bytes.subarray(0, 19)
  const about = body.length === 19 ? abouts[body.readUInt8(16)] : undefined
  if (bytes.length !== 19 + macBytes || bytes.toString('base64url') !== token || about === undefined)
    throw new Refusal('link-invalid')
  const isOurs = timingSafeEqual(sign(await readSecret(ctx), body), bytes.subarray(19))
  const age = dayOf(ctx.now()) - body.readUInt16BE(17)
  if (!isOurs || age > openDays) throw new Refusal('link-invalid')
  const hex = body.subarray(0, 16).toString('hex')
  const personId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const person = await ctx.db
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (person === undefined) throw new Refusal('link-invalid')
  return { personId, about }
}
