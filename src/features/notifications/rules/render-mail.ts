import type { Translate } from '../../../shared/context.ts'
import { type NumberForm, numberFormOf } from './number-forms.ts'

/** A list in a mail: what it is of, its entries with their links, and where there is more. */
export interface MailList {
  readonly title: string
  readonly items: readonly { readonly text: string; readonly href: string | null; readonly note: string }[]
  readonly more?: { readonly text: string; readonly href: string }
}

/** Of a long mail a digest repeats no more. */
const gistMost = 2_000

/** An organiser's own words for a mail; `{{name}}` and the like stand for what the mail knows. */
export interface MailWords {
  readonly subject: string
  /** A paragraph a line. */
  readonly lines: string
  readonly button: string
}

/** Own words in a language; where a number of things is said otherwise than any number, as its form says it. */
export interface OwnMailWords extends MailWords {
  readonly lang: string
  readonly forms: readonly {
    readonly form: NumberForm
    readonly subject: string | null
    readonly lines: string | null
  }[]
}

/** Anything between double braces, so that an odd name is refused and never read by anybody; a brace too few counts as one. */
const placeholder = /\{\{\s*([^{}\n]*?)\s*(?:\}\}|\}|$)/gm

/** The names of what these words leave open, each once, in the order in which they are met. */
export function placeholdersOf(words: MailWords): string[] {
  const all = [words.subject, words.lines, words.button].join('\n')
  return [...new Set([...all.matchAll(placeholder)].map(match => match[1] ?? ''))]
}

/** The words for as many things as the mail is about: languages differ in which numbers are said alike. */
export function wordsFor(words: OwnMailWords, values: Record<string, unknown>): MailWords {
  const { subject, lines, button, lang, forms } = words
  const form = typeof values.count === 'number' ? numberFormOf(lang, values.count) : null
  const own = forms.find(one => one.form === form)
  return { subject: own?.subject ?? subject, lines: own?.lines ?? lines, button }
}

/** Puts in what the mail knows; what it does not know leaves nothing. */
export function fillWords(words: MailWords, values: Record<string, unknown>): MailWords {
  const fill = (part: string) =>
    part.replace(placeholder, (_, name: string) =>
      Object.hasOwn(values, name) ? String(values[name] ?? '') : '',
    )
  return { subject: fill(words.subject), lines: fill(words.lines), button: fill(words.button) }
}

/** A mail as plain text and as simple HTML that any reader shows, dark mode included; in an organiser's own words where given. */
export function renderMail(
  text: Translate,
  content: {
    kind: string
    lang: string
    values: Record<string, unknown>
    paragraphs?: string[]
    lists?: readonly MailList[]
    link?: string
    offLink?: string
    /** Where its reader chooses which mails come, and when. */
    choicesLink?: string | null
  },
  own: OwnMailWords | null = null,
): { subject: string; text: string; html: string; gist: string } {
  const word = (part: 'subject' | 'lines' | 'button') => text(`mail.${content.kind}.${part}`, content.values)
  const filled = own === null ? null : fillWords(wordsFor(own, content.values), content.values)
  const subject = (filled?.subject ?? word('subject')).replace(/[\r\n]+/g, ' ')
  const lines = (filled?.lines ?? word('lines')).split('\n').filter(line => line !== '')
  const paragraphs = [...lines, ...(content.paragraphs ?? [])]
  const button =
    content.link === undefined ? null : { label: filled?.button ?? word('button'), href: content.link }
  const foot = text('mail.foot')
  const ways = [
    ...(content.offLink === undefined ? [] : [{ label: text('mail.off'), href: content.offLink }]),
    ...(content.choicesLink == null ? [] : [{ label: text('mail.choices'), href: content.choicesLink }]),
  ]
  const lists = content.lists ?? []
  const plainLists = lists.map(plainList)
  const plain = [
    ...paragraphs,
    ...plainLists,
    ...(button === null ? [] : [`${button.label}:\n${button.href}`]),
    `-- \n${[foot, ...ways.map(({ label, href }) => `${label}:\n${href}`)].join('\n\n')}`,
  ].join('\n\n')
  const html = `<!doctype html><html lang="${content.lang}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title></head>
<body style="font:16px/1.5 'Atkinson Hyperlegible Next',Verdana,sans-serif;max-width:36rem;margin:0 auto;padding:24px">
${paragraphs.map(paragraph => `<p style="margin:0 0 16px;white-space:pre-line">${escapeHtml(paragraph)}</p>`).join('\n')}
${lists.map(htmlList).join('\n')}
${
  button === null
    ? ''
    : `<p style="margin:24px 0"><a href="${escapeHtml(button.href)}" style="display:inline-block;padding:12px 20px;background:#0d4f5c;color:#ffffff;text-decoration:none;border-radius:4px">${escapeHtml(button.label)}</a></p>
<p style="margin:0 0 16px;font-size:13px;word-break:break-all">${escapeHtml(button.href)}</p>`
}
<p style="margin:32px 0 0;font-size:13px;color:#5a6468">${[
    escapeHtml(foot),
    ...ways.map(
      ({ label, href }) => `<a href="${escapeHtml(href)}" style="color:#5a6468">${escapeHtml(label)}</a>`,
    ),
  ].join('<br>')}</p>
</body></html>`
  const gist = [...paragraphs, ...plainLists].join('\n')
  return { subject, text: plain, html, gist: cut(gist) }
}

function cut(gist: string): string {
  return gist.length > gistMost ? `${gist.slice(0, gistMost).trimEnd()}…` : gist
}

function plainList({ title, items, more }: MailList): string {
  const entries = items.map(({ text, href, note }) =>
    [`- ${text}`, ...(note === '' ? [] : note.split('\n')), ...(href === null ? [] : [href])].join('\n  '),
  )
  return [title, ...entries, ...(more === undefined ? [] : [`${more.text}:\n${more.href}`])].join('\n\n')
}

function htmlList({ title, items, more }: MailList): string {
  const entries = items.map(({ text, href, note }) => {
    const head =
      href === null
        ? `<strong>${escapeHtml(text)}</strong>`
        : `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`
    const below = note === '' ? '' : `<br><span style="white-space:pre-line">${escapeHtml(note)}</span>`
    return `<li style="margin:0 0 12px">${head}${below}</li>`
  })
  const end =
    more === undefined
      ? ''
      : `\n<p style="margin:0 0 16px"><a href="${escapeHtml(more.href)}">${escapeHtml(more.text)}</a></p>`
  return `<h2 style="margin:24px 0 8px;font-size:18px">${escapeHtml(title)}</h2>
<ul style="margin:0 0 8px;padding-left:20px">${entries.join('\n')}</ul>${end}`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)
}
