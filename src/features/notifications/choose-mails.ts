import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type * as contract from './contract-choices.ts'
import { type LinkAbout, readChoicesLink } from './mail-links.ts'
import {
  findMailPerson,
  listChoices,
  listHours,
  releaseWaiting,
  writeChoice,
  writeHours,
} from './queries-choices.ts'
import { usualDigestAt } from './rules/mail-times.ts'
import { chosenTopics, isChosen, type MailRhythm, type MailTopic } from './rules/mail-topics.ts'

type Choices = AnswerOf<typeof contract.getMailChoices>

/** Which mails I get, how often and when. */
export async function getMailChoices(ctx: Context): Promise<Choices> {
  return readChoices(ctx, signedIn(ctx))
}

/** Keeps my choices; what waits for me follows them. */
export async function saveMailChoices(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveMailChoices>,
): Promise<{ done: true }> {
  return keep(ctx, signedIn(ctx), input)
}

/** The same behind the link beneath a mail, with what one click there ends. */
export async function getMailChoicesByLink(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getMailChoicesByLink>,
): Promise<AnswerOf<typeof contract.getMailChoicesByLink>> {
  const { personId, about } = await readChoicesLink(ctx, input.token)
  const choices = await readChoices(ctx, personId)
  return { ...choices, about, ends: endedBy(about, choices) }
}

export async function saveMailChoicesByLink(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveMailChoicesByLink>,
): Promise<{ done: true }> {
  const { personId } = await readChoicesLink(ctx, input.token)
  return keep(ctx, personId, input)
}

/** One click: no more mails of the link's group. What must arrive is not ended, whoever presses. */
export async function endMailsByLink(
  ctx: Context,
  input: ParsedInputOf<typeof contract.endMailsByLink>,
): Promise<{ done: true }> {
  const { personId, about } = await readChoicesLink(ctx, input.token)
  const ended = endedBy(about, await readChoices(ctx, personId))
  if (ended.length === 0 && about !== 'digest' && !isChosen(about)) throw new Refusal('mail-must-arrive')
  return keep(ctx, personId, Object.fromEntries(ended.map(topic => [topic, 'never' as const])))
}

/** What one click ends: the link's group, or all that comes in the digest. */
function endedBy(about: LinkAbout, choices: Choices) {
  return choices.topics
    .filter(({ topic, rhythm }) => (about === 'digest' ? rhythm === 'daily' : topic === about))
    .filter(({ rhythm }) => rhythm !== 'never')
    .map(({ topic }) => topic)
}

function signedIn(ctx: Context): string {
  const { personId } = ctx.viewer
  if (personId === null) throw new Refusal('sign-in-needed')
  return personId
}

async function readChoices(ctx: Context, personId: string): Promise<Choices> {
  const person = await findMailPerson(ctx.db, personId)
  const chosen = await listChoices(ctx.db, [personId])
  const [hours] = await listHours(ctx.db, [personId])
  return {
    address: person?.email ?? null,
    topics: chosenTopics.map(topic => ({
      topic,
      rhythm: chosen.find(choice => choice.topic === topic)?.rhythm ?? 'at-once',
    })),
    timeZone: hours?.timeZone ?? person?.timeZone ?? 'UTC',
    quietFrom: hours?.quietFrom ?? null,
    quietTo: hours?.quietTo ?? null,
    digestAt: hours?.digestAt ?? usualDigestAt,
  }
}

type Wanted = Partial<Record<MailTopic, MailRhythm | undefined>> & {
  timeZone?: string | undefined
  quietFrom?: string | null | undefined
  quietTo?: string | null | undefined
  digestAt?: string | undefined
}

async function keep(ctx: Context, personId: string, wanted: Wanted): Promise<{ done: true }> {
  // Asked for by name, so that a form or a program that tries is told, and not left in the belief that it is done.
  const refused = (['needed', 'schedule'] as const).filter(
    topic => wanted[topic] !== undefined && wanted[topic] !== 'at-once',
  )
  if (refused.length > 0)
    throw new Refusal('input-invalid', {
      faults: refused.map(field => ({ field, code: 'mail-must-arrive' })),
    })
  const now = ctx.now()
  const before = await readChoices(ctx, personId)
  const hours = {
    timeZone: wanted.timeZone ?? before.timeZone,
    quietFrom: wanted.quietFrom === undefined ? before.quietFrom : wanted.quietFrom,
    quietTo: wanted.quietTo === undefined ? before.quietTo : wanted.quietTo,
    digestAt: wanted.digestAt ?? before.digestAt,
  }
  if ((hours.quietFrom === null) !== (hours.quietTo === null))
    throw new Refusal('input-invalid', {
      faults: [{ field: hours.quietFrom === null ? 'quietFrom' : 'quietTo', code: 'missing' }],
    })
  for (const { topic, rhythm } of before.topics) {
    const next = wanted[topic]
    if (next !== undefined && next !== rhythm)
      await writeChoice(ctx.db, { personId, topic, rhythm: next, now })
  }
  const namesHours = [wanted.timeZone, wanted.quietFrom, wanted.quietTo, wanted.digestAt].some(
    value => value !== undefined,
  )
  if (namesHours) await writeHours(ctx.db, personId, hours, now)
  await releaseWaiting(ctx.db, personId, now)
  await writeHistory(ctx, {
    call: 'notifications.saveMailChoices',
    subjectKind: 'person',
    subjectId: personId,
  })
  return { done: true }
}
