import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type PrintedSchedules, scheduleTemplate } from './print/template.ts'
import { typeset } from './print/typeset.ts'

const words = { time: 'Time', place: 'Where', with: 'With', nothing: 'No meeting is scheduled.' }
const row = {
  time: '09:00–09:20',
  place: 'Table 1',
  with: 'Hoshi Optics',
  withOther: '星光学株式会社',
  join: ['https://video.example/1', 'Dial-in: 555 0101'],
  people: 'Kenji Hoshi 星 健二',
  why: 'You asked: #panic("no") <b>',
}
const data: PrintedSchedules = {
  title: 'Osaka 2026',
  lang: 'en',
  place: 'Osaka',
  foot: 'As of today.',
  words,
  schedules: [
    {
      name: 'Šarūnas Žemaitis',
      nameOther: '',
      organisation: 'Łódź Photonics',
      directions: 'Hall B',
      days: [{ day: 'Monday', rows: [row] }],
    },
    { name: 'Min-su Kim', nameOther: '김민수', organisation: 'Hanguk', directions: '', days: [] },
  ],
  signs: [
    {
      label: 'Table 1',
      day: 'Monday',
      directions: 'left',
      rows: [{ time: '09:00', one: 'Łódź Photonics', other: '星光学株式会社' }],
    },
  ],
}

const readPdf = (pdf: Uint8Array, tool: string, ...options: string[]) => {
  const file = join(mkdtempSync(join(tmpdir(), 'kontor-pdf-')), 'x.pdf')
  writeFileSync(file, pdf)
  return execFileSync(tool, [...options, file, ...(tool === 'pdftotext' ? ['-'] : [])], { encoding: 'utf8' })
}
const has = (tool: string) => {
  try {
    execFileSync(tool, ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test('a PDF holds each person and each table on a page of their own', async () => {
  const pdf = await typeset(scheduleTemplate, data)

  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)).toHaveLength(3)
})

test.runIf(has('pdftotext'))(
  'names are readable in every script, and what people wrote stays text',
  async () => {
    const pdf = await typeset(scheduleTemplate, data)
    // Readers guess blanks from distances where the typeface changes within a word: compared without them.
    const text = readPdf(pdf, 'pdftotext', '-layout').replace(/\s/g, '')

    for (const word of [
      'Šarūnas Žemaitis',
      'Łódź Photonics',
      '星光学株式会社',
      '星 健二',
      '김민수',
      '#panic("no") <b>',
    ])
      expect(text).toContain(word.replace(/\s/g, ''))
    const fonts = readPdf(pdf, 'pdffonts')
      .split('\n')
      .slice(2)
      .filter(line => line !== '')
    expect(
      fonts.every(line => line.includes('Kontor') || /Atkinson|BIZ|Gowun/.test(line)),
      fonts.join('\n'),
    ).toBe(true)
  },
)
