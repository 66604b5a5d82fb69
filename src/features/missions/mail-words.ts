import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { sayDate } from '../../shared/zones.ts'
import {
  fillWords,
  type MailWords,
  type NumberForm,
  numberFormsOf,
  placeholdersOf,
  sendMail,
  wordsFor,
} from '../notifications/index.ts'
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
  const words = own ?? standard
  const forms = formsIn(ctx, input.kind, input.lang)
  const several = forms.length > 0 ? severalIn(input.lang) : undefined
  return {
    kind: input.kind,
    lang: input.lang,
    words: partsOf(words),
    standard,
    forms: forms.map(({ form, numbers, more }) => {
      const [count = 1] = numbers
      const standardForm = standardWords(ctx, input.kind, input.lang, count)
      const ownForm = own?.forms.find(one => one.form === form)
      const said = own === undefined ? standardForm : wordsFor(own, { count })
      return {
        form,
        numbers,
        more,
        words:
          own === undefined
            ? { subject: standardForm.subject, lines: standardForm.lines }
            : { subject: ownForm?.subject ?? '', lines: ownForm?.lines ?? '' },
        preview: fillWords(said, sampleValues(ctx, subject.row, said, input.lang, count)),
      }
    }),
    own: own !== undefined,
    version: own?.version ?? 0,
    changedAt: own?.changedAt ?? null,
    placeholders: known(ctx, input.kind),
    preview: fillWords(words, sampleValues(ctx, subject.row, words, input.lang, several)),
  }
}

/** Keeps the organisers' words; a name the mail does not know would stay open in front of its reader, and is refused. */
export async function saveMailWords(
  ctx: Context,
  input: ParsedInputOf<typeof saveCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof saveCall>> {
  const { kind, lang, version, subject: title, lines, button } = input
  const forms = formsIn(ctx, kind, lang).flatMap(({ form }) => {
    const own = {
      form,
      subject: input[field('subject', form)] || null,
      lines: input[field('lines', form)] || null,
    }
    return own.subject === null && own.lines === null ? [] : [own]
  })
  const typed: readonly (readonly [string, string | null])[] = [
    ['subject', title],
    ['lines', lines],
    ['button', button],
    ...forms.flatMap(
      own =>
        [
          [field('subject', own.form), own.subject],
          [field('lines', own.form), own.lines],
        ] as const,
    ),
  ]
  const allowed = known(ctx, kind)
  const faults = typed.flatMap(([name, part]) => {
    const odd = placeholdersOf({ subject: part ?? '', lines: '', button: '' }).find(
      one => !allowed.includes(one),
    )
    return odd === undefined ? [] : [{ field: name, code: 'placeholder-unknown', values: { name: odd } }]
  })
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
  const row = {
    missionId: subject.id,
    kind,
    lang,
    version,
    words: { subject: title, lines, button },
    forms,
    by: ctx.viewer.personId,
    now: ctx.now(),
  }
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
  const values = sampleValues(
    ctx,
    subject.row,
    own ?? standardWords(ctx, input.kind, input.lang),
    input.lang,
    formsIn(ctx, input.kind, input.lang).length > 0 ? severalIn(input.lang) : undefined,
  )
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

const partsOf = ({ subject, lines, button }: MailWords) => ({ subject, lines, button })

/** Where the words for so many things are typed: 'subjectOne'. */
function field<Part extends 'subject' | 'lines', Form extends NumberForm>(
  part: Part,
  form: Form,
): `${Part}${Capitalize<Form>}` {
  return `${part}${form.slice(0, 1).toUpperCase()}${form.slice(1)}` as `${Part}${Capitalize<Form>}`
}

/** The usual words with what they leave open; of words that differ by a number, those for several. */
function standardWords(ctx: Context, kind: MailKind, lang: string, count = severalIn(lang)): MailWords {
  const raw = (part: string) => ctx.text(lang)(`mail.${kind}.${part}`, { count, skipInterpolation: true })
  return { subject: raw('subject'), lines: raw('lines'), button: raw('button') }
}

/** A number that a language says in its general form. */
function severalIn(lang: string): number {
  return numberFormsOf(lang).find(({ form, numbers }) => form === null && numbers[0] !== 1)?.numbers[0] ?? 2
}

/** The forms of numbers a mail can have words for: where its usual words differ by a number, in English or in the language. */
function formsIn(
  ctx: Context,
  kind: MailKind,
  lang: string,
): { form: NumberForm; numbers: number[]; more: boolean }[] {
  const differs = (one: string) => {
    const of = [standardWords(ctx, kind, one, 1), standardWords(ctx, kind, one)] as const
    return of[0].subject !== of[1].subject || of[0].lines !== of[1].lines
  }
  if (!differs('en') && !differs(lang)) return []
  return numberFormsOf(lang).flatMap(({ form, ...examples }) =>
    form === null ? [] : [{ form, ...examples }],
  )
}

/** What a mail knows is what its usual words name in English, where all of them are. */
function known(ctx: Context, kind: MailKind): string[] {
  const both = [standardWords(ctx, kind, 'en'), standardWords(ctx, kind, 'en', 1)]
  return [...new Set(both.flatMap(placeholdersOf))]
}

/** What is known of the mission and of whoever looks; everything else by its name in brackets. */
function sampleValues(
  ctx: Context,
  mission: MissionRow,
  words: MailWords,
  lang: string,
  count?: number,
): Record<string, string | number> {
  return {
    ...Object.fromEntries(placeholdersOf(words).map(name => [name, `[${name}]`])),
    mission: mission.title,
    place: mission.city,
    name: ctx.viewer.name,
    starts: sayDate(mission.starts_on, lang),
    ends: sayDate(mission.ends_on, lang),
    ...(count === undefined ? {} : { count }),
  }
}
