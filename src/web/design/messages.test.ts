import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

type Messages = { [key: string]: string | Messages }

/** Every message as `key {{placeholder}}…`, plural forms under one key. */
function shapes(messages: Messages, path = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) => {
    if (typeof value !== 'string') return shapes(value, `${path}${key}.`)
    const held = [...value.matchAll(/\{\{\w+\}\}/g)]
      .map(match => match[0])
      .filter(name => name !== '{{count}}')
    return [`${path}${key.replace(/_(one|few|many|other)$/, '')} ${held.sort().join(' ')}`]
  })
}

function read(lang: string): string[] {
  const source = readFileSync(join(import.meta.dirname, `messages.${lang}.json`), 'utf8')
  return [...new Set(shapes(JSON.parse(source) as Messages))].sort()
}

test.each(['fr', 'de', 'es', 'lt'])('%s says everything English says, with the same placeholders', lang => {
  expect(read(lang)).toEqual(read('en'))
})

test.each(['ja', 'ko'])('%s, for pages of guests, says nothing English does not say', lang => {
  expect(read(lang).filter(shape => !read('en').includes(shape))).toEqual([])
})
