import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { fillWords, type MailWords, placeholdersOf, sendMail } from '../notifications/index.ts'
import type {
  getMailWords as getCall,
  listMailWords as listCall,
  resetMailWords as resetCall,
  saveMailWords as saveCall,
  testMailWords as testCall,
} from './contract-mails.ts'
import type { LoadedMission } from './load.ts'
import type { MissionRow } from './load-mission.ts'
import {
  deleteOwnWords,
  findOwnAddress,
  listOwnWords,
  type OwnWords,
  writeOwnWords,
} from './queries-mails.ts'
import { type MailKind, mailKinds } from './rules/mail-kinds.ts'

/** The mails of a mission with their subjects in a language. */
export async function listMailWords(
  ctx: Context,
  input: ParsedInputOf<typeof listCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof listCall>> {
  const all = await listOwnWords(ctx.db, subject.id)
  return {
    items: mailKinds.map(kind => {
      const own = all.filter(one => one.kind === kind)
      const here = own.find(one => one.lang === input.lang)
      return {
        kind,
        subject: (here ?? standardWords(ctx, kind, input.lang)).subject,
        own: here !== undefined,
        ownIn: own.flatMap(one => (one.lang === input.lang ? [] : [one.lang])),
      }
    }),
  }
}

/** One mail with its words, what they may leave open, and how it looks filled in. */
export async function getMailWords(
  ctx: Context,
  input: ParsedInputOf<typeof getCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof getCall>> {
  const own = await ownWords(ctx, subject.id, input)
  const standard = standardWords(ctx, input.kind, input.lang)
  const words = own === undefined ? standard : wordsOf(own)
  return {
    kind: input.kind,
    lang: input.lang,
    words,
    standard,
    own: own !== undefined,
    version: own?.version ?? 0,
    changedAt: own?.changedAt ?? null,
    placeholders: known(ctx, input.kind),
    preview: fillWords(words, sampleValues(ctx, subject.row, words)),
  }
}

/** Keeps the organisers' words; a name the mail does not know would stay open in front of its reader, and is refused. */
export async function saveMailWords(
  ctx: Context,
  input: ParsedInputOf<typeof saveCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof saveCall>> {
  const { mission: _mission, kind, lang, version, ...words } = input
  const allowed = known(ctx, kind)
  const faults = (['subject', 'lines', 'button'] as const).flatMap(field => {
    const part = { subject: '', lines: '', button: '', [field]: words[field] }
    const odd = placeholdersOf(part).find(name => !allowed.includes(name))
    return odd === undefined ? [] : [{ field, code: 'placeholder-unknown', values: { name: odd } }]
  })
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
  const row = { missionId: subject.id, kind, lang, version, words, by: ctx.viewer.personId, now: ctx.now() }
  if (!(await writeOwnWords(ctx.db, row))) throw new Refusal('changed-meanwhile')
  await writeHistory(ctx, {
    call: 'missions.saveMailWords',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { kind, lang },
  })
  return { version: version + 1 }
}

/** Gives a mail its usual words back. */
export async function resetMailWords(
  ctx: Context,
  input: ParsedInputOf<typeof resetCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof resetCall>> {
  await deleteOwnWords(ctx.db, subject.id, input.kind, input.lang)
  await writeHistory(ctx, {
    call: 'missions.resetMailWords',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { kind: input.kind, lang: input.lang },
  })
  return { done: true }
}

/** Sends the mail as it is now to whoever asks, and to nobody else. */
export async function testMailWords(
  ctx: Context,
  input: ParsedInputOf<typeof testCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof testCall>> {
  const { personId, name } = ctx.viewer
  const address = personId === null ? null : await findOwnAddress(ctx.db, personId)
  if (address === null) throw new Refusal('no-address')
  const own = await ownWords(ctx, subject.id, input)
  const values = sampleValues(ctx, subject.row, own ?? standardWords(ctx, input.kind, input.lang))
  await sendMail(
    ctx,
    { personId, address, name },
    {
      kind: input.kind,
      lang: input.lang,
      mission: subject.id,
      values,
      link: `${ctx.baseUrl}/missions/${subject.row.slug}`,
    },
  )
  return { to: address }
}

async function ownWords(
  ctx: Context,
  missionId: string,
  wanted: { kind: MailKind; lang: string },
): Promise<OwnWords | undefined> {
  return (await listOwnWords(ctx.db, missionId)).find(
    one => one.kind === wanted.kind && one.lang === wanted.lang,
  )
}

const wordsOf = ({ subject, lines, button }: OwnWords): MailWords => ({ subject, lines, button })

/** The usual words with what they leave open; of words for one and for several, those for several. */
function standardWords(ctx: Context, kind: MailKind, lang: string): MailWords {
  const raw = (part: string) => ctx.text(lang)(`mail.${kind}.${part}`, { count: 2, skipInterpolation: true })
  return { subject: raw('subject'), lines: raw('lines'), button: raw('button') }
}

/** What a mail knows is what its usual words name in English, where all of them are. */
function known(ctx: Context, kind: MailKind): string[] {
  return placeholdersOf(standardWords(ctx, kind, 'en'))
}

/** What is known of the mission and of whoever looks; everything else by its name in brackets. */
function sampleValues(ctx: Context, mission: MissionRow, words: MailWords): Record<string, string> {
  const sure: Record<string, string> = {
    mission: mission.title,
    place: mission.city,
    name: ctx.viewer.name,
    starts: mission.starts_on,
    ends: mission.ends_on,
  }
  return Object.fromEntries(placeholdersOf(words).map(name => [name, sure[name] ?? `[${name}]`]))
}
