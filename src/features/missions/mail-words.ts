import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { fillWords, type MailWords, placeholdersOf, sendMail, wordsFor } from '../notifications/index.ts'
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
  const standardOne = standardForOne(ctx, input.kind, input.lang)
  const words = own === undefined ? standard : wordsOf(own)
  const one =
    standardOne === null ? null : own === undefined ? standardOne : wordsFor(words, 'en', { count: 1 })
  const preview = (shown: MailWords) => fillWords(shown, sampleValues(ctx, subject.row, shown))
  return {
    kind: input.kind,
    lang: input.lang,
    words: partsOf(words),
    one: one === null ? null : { subject: one.subject, lines: one.lines },
    standard,
    standardOne: standardOne === null ? null : { subject: standardOne.subject, lines: standardOne.lines },
    own: own !== undefined,
    version: own?.version ?? 0,
    changedAt: own?.changedAt ?? null,
    placeholders: known(ctx, input.kind),
    preview: preview(words),
    previewOne: one === null ? null : preview(one),
  }
}

/** Keeps the organisers' words; a name the mail does not know would stay open in front of its reader, and is refused. */
export async function saveMailWords(
  ctx: Context,
  input: ParsedInputOf<typeof saveCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof saveCall>> {
  const { mission: _mission, kind, lang, version, subjectOne, linesOne, ...several } = input
  const hasOne = standardForOne(ctx, kind, lang) !== null
  const words = {
    ...several,
    one_subject: (hasOne && subjectOne) || null,
    one_lines: (hasOne && linesOne) || null,
  }
  const typed = { ...several, subjectOne: words.one_subject ?? '', linesOne: words.one_lines ?? '' }
  const allowed = known(ctx, kind)
  const faults = (['subject', 'lines', 'button', 'subjectOne', 'linesOne'] as const).flatMap(field => {
    const part = { subject: typed[field], lines: '', button: '' }
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
  const { kind, lang, version } = input
  if (!(await deleteOwnWords(ctx.db, { missionId: subject.id, kind, lang, version })))
    throw new Refusal('changed-meanwhile')
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

const wordsOf = ({ subject, lines, button, oneSubject, oneLines }: OwnWords): MailWords => ({
  subject,
  lines,
  button,
  one: { subject: oneSubject, lines: oneLines },
})

const partsOf = ({ subject, lines, button }: MailWords) => ({ subject, lines, button })

/** The usual words with what they leave open; of words for one and for several, those for several. */
function standardWords(ctx: Context, kind: MailKind, lang: string, count = 2): MailWords {
  const raw = (part: string) => ctx.text(lang)(`mail.${kind}.${part}`, { count, skipInterpolation: true })
  return { subject: raw('subject'), lines: raw('lines'), button: raw('button') }
}

/** The usual words for one thing, where the mail can be about several and then says it otherwise; in English it always does. */
function standardForOne(ctx: Context, kind: MailKind, lang: string): MailWords | null {
  const differs = (one: string) => {
    const of = [standardWords(ctx, kind, one, 1), standardWords(ctx, kind, one, 2)] as const
    return of[0].subject !== of[1].subject || of[0].lines !== of[1].lines
  }
  return differs('en') || differs(lang) ? standardWords(ctx, kind, lang, 1) : null
}

/** What a mail knows is what its usual words name in English, where all of them are. */
function known(ctx: Context, kind: MailKind): string[] {
  const both = [standardWords(ctx, kind, 'en'), standardWords(ctx, kind, 'en', 1)]
  return [...new Set(both.flatMap(placeholdersOf))]
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
