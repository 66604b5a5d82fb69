import axe from 'axe-core'
import type { Page } from 'playwright-core'

declare global {
  interface Window {
    axe?: typeof axe
  }
}

/** The rules of WCAG 2.2 AA; of contrast there is one look per colour instead of one per word. */
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * What axe finds wrong with a page as it stands, one sentence each. `colours` judges contrast alone, for a second look at
 * a page of which only the colours changed.
 */
export async function findAxeFaults(page: Page, scope: 'all' | 'colours'): Promise<string[]> {
  // The source is half a megabyte: it is read into a page once, however often that page is looked at.
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source)
  await page.evaluate(markLooks)
  const faults = await page.evaluate(judge, { levels: scope === 'all' ? levels : [] })
  return faults
}

/**
 * Marks one element for every way text looks on the page: colour, size and weight on the same grounds. Contrast follows
 * from these, so that the fortieth row of a table needs no look of its own; it is most of what axe spends its time on.
 */
function markLooks(): void {
  for (const old of document.querySelectorAll('[data-look]')) old.removeAttribute('data-look')
  const seen = new Set<string>()
  for (const element of document.body.querySelectorAll('*')) {
    const isWritten =
      element.matches('input, select, textarea') ||
      [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== '')
    if (!isWritten || !element.checkVisibility()) continue
    const style = getComputedStyle(element)
    const look = [
      style.color,
      style.fontSize,
      style.fontWeight,
      style.textShadow,
      element.matches(':disabled'),
    ]
    for (let ground: Element | null = element; ground !== null; ground = ground.parentElement) {
      const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(ground)
      look.push(backgroundColor, backgroundImage, opacity, position)
    }
    const key = look.join('|')
    if (seen.has(key)) continue
    seen.add(key)
    element.setAttribute('data-look', '')
  }
}

async function judge({ levels }: { levels: string[] }): Promise<string[]> {
  const { axe } = window
  if (axe === undefined) throw new Error('axe is not in the page')
  const found = await axe.run(
    { include: [['[data-look]']] },
    { resultTypes: ['violations'], runOnly: { type: 'rule', values: ['color-contrast'] } },
  )
  for (const marked of document.querySelectorAll('[data-look]')) marked.removeAttribute('data-look')
  const violations = [...found.violations]
  if (levels.length > 0) {
    const rest = await axe.run(document, {
      resultTypes: ['violations'],
      runOnly: { type: 'tag', values: levels },
      rules: { 'color-contrast': { enabled: false } },
    })
    violations.push(...rest.violations)
  }
  return violations.map(violation => {
    const [first] = violation.nodes
    return `${violation.id} (${violation.nodes.length}): ${first?.html.slice(0, 160)} ${first?.any[0]?.message ?? ''}`
  })
}
