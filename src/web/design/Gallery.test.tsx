import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import i18next from 'i18next'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { TextProvider } from '../text.tsx'
import { Gallery, galleryParts, PublicGallery } from './Gallery.tsx'

const messages: unknown = JSON.parse(readFileSync(join(import.meta.dirname, 'messages.en.json'), 'utf8'))
const words = i18next.createInstance()
const missing: string[] = []
void words.init({
  lng: 'en',
  resources: { en: { translation: messages as Record<string, string> } },
  interpolation: { escapeValue: false },
  initAsync: false,
  saveMissing: true,
  missingKeyHandler: (_languages, _namespace, key) => missing.push(key),
})

const pages = [
  ...galleryParts.map(part => [part, <Gallery key={part} part={part} hrefOf={to => `/${to}`} />] as const),
  ['public', <PublicGallery key="public" />] as const,
]

function draw(page: (typeof pages)[number][1]): string {
  return renderToString(
    <TextProvider text={(key, values) => words.t(key, values ?? {})} lang="en" timeZone="Europe/Vilnius">
      {page}
    </TextProvider>,
  )
}

const attributes = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(match => match[1] ?? '')

test.each(pages)(
  '%s: comes from the server without scripts, twice the same, every word known',
  (_name, page) => {
    missing.length = 0

    const html = draw(page)

    expect(draw(page)).toBe(html)
    expect(missing).toEqual([])
    expect(html).not.toMatch(/design\.[a-z]/)
  },
)

test.each(pages)('%s: ids are unique, and what labels, hints and errors point to is there', (_name, page) => {
  const html = draw(page)
  const ids = attributes(html, 'id')
  const pointers = ['for', 'aria-describedby', 'aria-labelledby']
    .flatMap(name => attributes(html, name))
    .flatMap(value => value.split(' '))
    // A dialog that is closed has no title yet.
    .filter(id => !id.startsWith('_R'))
  const links = attributes(html, 'href').filter(href => /^#(gallery|main)/.test(href))

  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  expect(pointers.filter(id => !ids.includes(id))).toEqual([])
  expect(links.filter(href => !ids.includes(href.slice(1)))).toEqual([])
})

test('a whole board of 60 tables and 40 slots is in the page before any script runs', () => {
  const board = pages.find(([name]) => name === 'board')?.[1]
  if (board === undefined) throw new Error('the gallery has no board')

  const html = draw(board)

  expect(attributes(html, 'data-cell').length).toBe(60 * 38)
  expect(attributes(html, 'tabindex').filter(value => value === '0').length).toBe(1)
})
