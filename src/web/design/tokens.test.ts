import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, 'css/tokens.css'), 'utf8')

function blockAfter(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`)
  const body = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start))
  return Object.fromEntries(
    [...body.matchAll(/(--[a-z-]+):\s*([^;]+);/g)].map(match => [match[1] ?? '', (match[2] ?? '').trim()]),
  )
}

const light = blockAfter(':root')
const dark = blockAfter(':root[data-theme="dark"]')

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast of two tokens as WCAG 2.2 defines it. */
function contrast(theme: Record<string, string>, one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(theme[one] ?? ''), luminance(theme[other] ?? '')].sort(
    (a, b) => b - a,
  )
  return (bright + 0.05) / (dim + 0.05)
}

test('dark is the same whether the system or the person asks for it', () => {
  expect(blockAfter(':root:not([data-theme="light"])')).toEqual(dark)
  expect(Object.keys(dark).length).toBeGreaterThan(25)
})

const themes = { light, dark }
const papers = ['--paper', '--paper-sunk', '--paper-raised']
const read = (foreground: string, grounds: string[]) => grounds.map(ground => [foreground, ground] as const)

test.each(Object.entries(themes))(
  '%s: what is read in tables, times and states has contrast 7 (AAA)',
  (_name, theme) => {
    const pairs = [
      ...read('--ink', [
        ...papers,
        '--accent-wash',
        '--waiting-wash',
        '--agreed-wash',
        '--conflict-wash',
        '--locked-wash',
      ]),
      ...read('--grey-text', papers),
      ['--waiting', '--waiting-wash'] as const,
      ['--agreed', '--agreed-wash'] as const,
      ['--conflict', '--conflict-wash'] as const,
      ['--locked', '--locked-wash'] as const,
      ['--spine-ink', '--spine'] as const,
    ]

    expect(pairs.filter(([one, other]) => contrast(theme, one, other) < 7)).toEqual([])
  },
)

test.each(Object.entries(themes))('%s: every other text has contrast 4.5 (AA)', (_name, theme) => {
  const pairs = [
    ...read('--accent', [...papers, '--accent-wash']),
    ...read('--accent-strong', ['--accent-wash', '--paper']),
    ...read('--conflict', papers),
    ...read('--grey-text', ['--accent-wash', '--waiting-wash', '--agreed-wash', '--conflict-wash']),
    ['--on-accent', '--accent'] as const,
    ['--on-accent', '--accent-strong'] as const,
    ['--spine-quiet', '--spine'] as const,
    ['--spine-ink', '--spine-wash'] as const,
    ['--paper', '--conflict'] as const,
  ]

  expect(pairs.filter(([one, other]) => contrast(theme, one, other) < 4.5)).toEqual([])
})

test.each(Object.entries(themes))('%s: lines one must see have contrast 3', (_name, theme) => {
  const pairs = [
    ...read('--grey-line', papers),
    ...read('--waiting-line', ['--paper', '--paper-raised']),
    ...read('--agreed-line', ['--paper', '--paper-raised']),
    ...read('--conflict-line', ['--paper', '--paper-raised']),
  ]

  expect(pairs.filter(([one, other]) => contrast(theme, one, other) < 3)).toEqual([])
})
