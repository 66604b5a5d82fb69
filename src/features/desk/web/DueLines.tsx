import { LinkButton, type Need } from '../../../web/design/index.ts'
import type { Desk, Text } from './desk-words.tsx'

export type DueLine = Desk['partnerships'][number]['due'][number]

/** Where the record of a line is, and what is done there. */
function actionOf({ kind, of }: DueLine): { href: string; act: string } {
  switch (kind) {
    case 'report':
      return { href: `/periods/${of}`, act: 'send' }
    case 'freeze':
      return { href: `/periods/${of}`, act: 'freeze' }
    case 'deliverable':
    case 'milestone':
    case 'task':
      return { href: `/workplan/items/${of}#report`, act: 'open' }
    case 'hypothesis':
      return { href: `/hypotheses/${of}`, act: 'decide' }
    case 'settle':
      return { href: `/decisions/${of}`, act: 'count' }
    case 'rehearsal':
      return { href: `/rehearsals/${of}`, act: 'mark' }
    case 'votes':
      return { href: `/decisions/${of}`, act: 'open' }
    case 'signatures':
      return { href: `/agreements/${of}`, act: 'open' }
    case 'chase':
      return { href: `/missions/${of}/chase`, act: 'call' }
    case 'requests':
      return { href: `/missions/${of}/requests?box=received&overdue=true`, act: 'answer' }
    case 'steps':
      return { href: `/missions/${of}/preparation/delegates?missing=any`, act: 'see' }
  }
}

/** Whether the number of a line is days, which are past or ahead. */
const countsDays = new Set<DueLine['kind']>(['report', 'deliverable', 'milestone', 'task'])

/** Each line a number, a cause and one action; what is late is marked. */
export function dueNeeds(lines: readonly DueLine[], text: Text): Need[] {
  return lines.map(line => {
    const { kind, of, title, count, isLate } = line
    const { href, act } = actionOf(line)
    const words = countsDays.has(kind) ? `desk.due.${kind}.${isLate ? 'late' : 'soon'}` : `desk.due.${kind}`
    return {
      key: `${kind} ${of}`,
      count,
      cause: text(words, { count, title }),
      urgent: isLate,
      action: <LinkButton href={href}>{text(`desk.act.${act}`)}</LinkButton>,
    }
  })
}
