import type { Context } from '../../shared/context.ts'
import type { FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { slugify } from '../../shared/slugs.ts'
import { typeset } from '../schedule/index.ts'
import type { getPaper as paperCall } from './contract.ts'
import { type Paper, paperTemplate } from './print/paper-template.ts'
import { type AgreementLoaded, readWhole, shownOf, todayOf } from './read-agreements.ts'
import { isBound } from './rules/standing.ts'

/** The paper to sign: the uploaded PDF where there is one, else the clauses set with a line for each signatory. */
export async function getPaper(
  ctx: Context,
  input: ParsedInputOf<typeof paperCall>,
  subject: AgreementLoaded,
): Promise<FileAnswer> {
  const { row } = subject
  const whole = (await readWhole(ctx, subject, [row]))(row)
  const version = shownOf(whole, input.version)
  const mediaType = 'application/pdf'
  if (version.fileHash !== null)
    return {
      fileName: version.fileName ?? 'agreement.pdf',
      mediaType,
      body: ctx.files.read(version.fileHash),
    }
  if (version.clauses.length === 0) throw new Refusal('agreement-incomplete')
  const text = ctx.text(row.lang)
  const words = (name: string) => text(`agreements.paper.${name}`)
  const today = todayOf(ctx)
  const paper: Paper = {
    title: row.title,
    subtitle: `${text(`agreements.kind.${row.kind}`)} · ${subject.acronym}`,
    draft: version.state === 'draft' ? words('draft') : null,
    lang: row.lang.slice(0, 2),
    clauses: version.clauses,
    parties: whole.parties
      .filter(party => isBound(party, today))
      .map(party => ({
        name: party.name,
        legal: party.legalName ?? '',
        signatory: party.signatory ?? '',
        capacity: party.capacity ?? '',
      })),
    words: {
      parties: words('parties'),
      signatures: words('signatures'),
      date: words('date'),
      signature: words('signature'),
      version: text('agreements.versionNo', { number: version.number }),
    },
  }
  return {
    fileName: `${slugify(row.title.slice(0, 60), row.id)}-${version.number}.pdf`,
    mediaType,
    body: await typeset(paperTemplate, paper),
    inline: true,
  }
}
