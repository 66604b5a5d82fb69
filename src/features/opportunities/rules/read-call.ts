/** A call of a funding programme as it is kept. */
export interface FundingCall {
  topic: string
  title: string
  programme: string
  area: string | null
  call: string | null
  actionType: string | null
  opensOn: string | null
  deadlines: string[]
  closesOn: string | null
  budgetMin: number | null
  budgetMax: number | null
  description: string | null
  keywords: string[]
  link: string | null
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
const orNull = (value: unknown): string | null => text(value) || null
const isDay = (day: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`))
const amount = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value < 1e15 ? Math.round(value) : null

/** Headings of the portal run into the text that follows them. */
function layOut(description: string): string {
  return description
    .replace(/\r\n?/g, '\n')
    .replace(
      /(?<=[.:;)\]])(?=(?:Objective|Scope|Expected Outcome|Expected Impact|Expected Impacts):)/g,
      '\n\n',
    )
    .replace(/\b(Objective|Scope|Expected Outcome|Expected Impacts?):(?=\S)/g, '$1: ')
    .trim()
}

/**
 * One line of a file of funding topics (JSON, as the Funding & Tenders Portal's topics are passed on): topic, title,
 * programme, deadlines, budget, text. Says what is wrong with a line that cannot be read.
 */
export function readCall(
  line: string,
): FundingCall | { fault: 'not-json' | 'no-topic' | 'no-title' | 'not-a-date' } {
  let row: Record<string, unknown>
  try {
    const parsed: unknown = JSON.parse(line)
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return { fault: 'not-json' }
    row = parsed as Record<string, unknown>
  } catch {
    return { fault: 'not-json' }
  }
  const topic = text(row.topicId)
  const title = text(row.title).replace(/\s+/g, ' ')
  if (topic === '' || topic.length > 200) return { fault: 'no-topic' }
  if (title === '') return { fault: 'no-title' }
  const several = Array.isArray(row.deadlines) ? row.deadlines.map(text) : [text(row.deadline)]
  const deadlines = [...new Set(several.filter(day => day !== ''))].sort()
  const opensOn = text(row.opening)
  if (deadlines.some(day => !isDay(day)) || (opensOn !== '' && !isDay(opensOn)))
    return { fault: 'not-a-date' }
  const description = text(row.description)
  const keywords = text(row.keywords)
    .split(',')
    .map(word => word.trim())
    // The portal repeats the topic's own name among its keywords.
    .filter(word => word !== '' && word !== topic && word !== text(row.callIdentifier))
  return {
    topic,
    title: title.slice(0, 500),
    programme: text(row.programme),
    area: orNull(row.cluster),
    call: orNull(row.callIdentifier),
    actionType: orNull(row.actionType),
    opensOn: opensOn === '' ? null : opensOn,
    deadlines,
    closesOn: deadlines.at(-1) ?? null,
    budgetMin: amount(row.budgetMin),
    budgetMax: amount(row.budgetMax),
    description: description === '' ? null : layOut(description),
    keywords: [...new Set(keywords)].slice(0, 60),
    link: /^https?:\/\//.test(text(row.portalUrl)) ? text(row.portalUrl) : null,
  }
}

/** The address of a call: its topic's name in small letters and digits. */
export function callSlug(topic: string): string {
  return topic
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 110)
}
