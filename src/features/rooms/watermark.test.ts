import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { degrees, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openArchive } from '../../engines/ledger/index.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import { typeset } from '../schedule/index.ts'
import * as contract from './contract.ts'
import * as contractRegister from './contract-register.ts'
import { codeOf, openRoomsScene, type RoomsScene, readBody } from './factory.ts'
import { markCopy, markLimits, sweepLeftOver } from './marking/mark-copy.ts'

let s: RoomsScene
const before = process.env.TMPDIR
const own = mkdtempSync(join(tmpdir(), 'kontor-watermarks-'))
beforeAll(async () => {
  process.env.TMPDIR = own
  s = await openRoomsScene()
})
afterAll(async () => {
  await s.t.close()
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
  rmSync(own, { recursive: true })
})
beforeEach(() => s.t.setClock('2026-09-01T08:00:00Z'))

/** As in the tests of printed schedules: another program reads what was printed, where it is there. */
const canRead = existsSync('/usr/bin/pdftotext')

const twoPages = () => typeset('#set page(paper: "a5")\n= Housing\n#pagebreak()\n= Optics', {})

/** The words on each page of a PDF, as another program reads them. */
function wordsOf(pdf: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-words-'))
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf)
    const text = execFileSync('pdftotext', ['-raw', join(folder, 'a.pdf'), '-']).toString()
    return text.split('\f').filter(page => page.trim() !== '')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function addMarked(room: string, name: string, bytes: Uint8Array, mark = true) {
  const hash = await s.upload(bytes)
  const input = {
    room,
    step: 'technical' as const,
    title: `File ${name}`,
    file: { hash, name },
    marked: mark,
  }
  return (await s.t.call(contract.addFile, input, s.a)).id
}

const leftOver = () => readdirSync(tmpdir()).filter(name => name.startsWith('kontor-mark-'))

test.runIf(canRead)(
  'each page of a marked PDF names its reader, organisation, room, moment and the entry that says so',
  {
    timeout: 60_000,
  },
  async () => {
    const room = await s.openTechnical()
    const bytes = await twoPages()
    const file = await addMarked(room, 'housing.pdf', bytes)
    const before = leftOver()

    const copy = await s.download(room, file, s.b)
    const entries = await s.entries(room)
    const pages = wordsOf(copy)
    expect(pages.length).toBe(2)
    for (const page of pages)
      expect(page).toMatch(
        /beta speaker[\s\S]*Beta Optics[\s\S]*Light for eyes · 2026-09-01 08:00:00 UTC · ledger entry \d+/,
      )
    expect(pages[0]).toContain(`ledger entry ${entries.at(-1)?.number}`)
    expect(entries.at(-1)?.event).toBe('got')
    const { items } = await s.t.call(contract.listLedger, { room }, s.a)
    expect([items[0]?.event, items[0]?.marked]).toEqual(['got', true])
    expect(await s.download(room, file, s.a)).toEqual(bytes)
    expect(leftOver()).toEqual(before)
  },
)

test.runIf(canRead)(
  'names in every script that we serve stand on pages however they are turned, and on pictures of any size',
  {
    timeout: 60_000,
  },
  async () => {
    const names = ['Žvirblė Größe', '株式会社ベータ光学', '김민수', 'Имя Ωμέγα']
    const document = await PDFDocument.load(await twoPages())
    document.getPage(0).setRotation(degrees(90))
    document.addPage([2_400, 1_700]).setRotation(degrees(270))
    document.addPage([200, 200]).setRotation(degrees(180))
    // It says that it is cut larger than it is: readers show what is there.
    document.addPage([600, 800]).setCropBox(-3_000, -3_000, 9_000, 9_000)
    const folder = mkdtempSync(join(tmpdir(), 'kontor-scripts-'))
    const path = join(folder, 'a')
    const mark = async (bytes: Uint8Array, kind: 'pdf' | 'picture') => {
      writeFileSync(path, bytes)
      const copy = await markCopy({ path, kind }, { lines: names })
      if (typeof copy === 'string') throw new Error(copy)
      const { readFile } = await import('node:fs/promises')
      const marked = await readFile(copy.path)
      await copy.remove()
      return marked
    }
    const picture = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: '#336699' } })

    const pages = wordsOf(await mark(await document.save(), 'pdf'))
    const small = await sharp(await mark(await picture(1, 1).png().toBuffer(), 'picture')).metadata()
    const large = await mark(await picture(1_600, 900).jpeg().toBuffer(), 'picture')
    const { width, height, format } = await sharp(large).metadata()
    const foot = await sharp(large)
      .extract({ left: 0, top: 900, width: 1_600, height: (height ?? 0) - 900 })
      .stats()
    const over = await sharp(large).extract({ left: 0, top: 0, width: 1_600, height: 900 }).stats()
    rmSync(folder, { recursive: true })

    expect(pages.map(page => names.filter(name => page.replace(/\s+/g, ' ').includes(name)))).toEqual([
      names,
      names,
      names,
      names,
      names,
    ])
    expect([small.format, small.width]).toEqual(['png', 480])
    expect([width, format, (height ?? 0) > 900]).toEqual([1_600, 'jpeg', true])
    // Dark letters on white beneath the picture, and something other than its one colour over it.
    expect([(foot.channels[0]?.min ?? 255) < 80, (foot.channels[0]?.max ?? 0) > 240]).toEqual([true, true])
    expect(over.channels[0]?.stdev).toBeGreaterThan(2)
  },
)

test('what cannot carry a watermark is refused at the switch, by its reason, and stays as it was', {
  timeout: 60_000,
}, async () => {
  const room = await s.openTechnical()
  const locked = await PDFDocument.load(await twoPages())
  locked.encrypt({ userPassword: 'one', ownerPassword: 'two' })
  const carrier = await PDFDocument.load(await twoPages())
  await carrier.attach(Buffer.from('secret'), 'inside.txt')
  const nested = await PDFDocument.load(await twoPages())
  const inside = nested.context.register(nested.context.stream('secret'))
  nested.catalog.set(PDFName.of('AF'), nested.context.obj([{ Type: 'Filespec', EF: { F: inside } }]))
  const beside = await PDFDocument.load(await twoPages())
  beside.getPage(1).setCropBox(5_000, 5_000, 100, 100)
  const files: [string, Uint8Array][] = [
    ['locked.pdf', await locked.save()],
    ['carrier.pdf', await carrier.save()],
    ['nested.pdf', await nested.save()],
    ['beside.pdf', await beside.save()],
    ['broken.pdf', Buffer.from('%PDF-1.7\nnothing of a PDF')],
    [
      'cut.png',
      (
        await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
          .png()
          .toBuffer()
      ).subarray(0, 60),
    ],
    ['drawing.step', Buffer.from('ISO-10303-21;')],
  ]
  const codes = []
  for (const [name, bytes] of files) {
    const item = await addMarked(room, name, bytes, false)
    codes.push([
      name,
      await codeOf(addMarked(room, name, bytes)),
      await codeOf(s.t.call(contract.setMarked, { room, item, marked: true }, s.a)),
      await codeOf(s.download(room, item, s.b)),
    ])
  }
  const marked = await addMarked(room, 'good.pdf', await twoPages())
  const step = { hash: await s.upload(Buffer.from('ISO-10303-21;')), name: 'drawing.step' }

  expect(codes).toEqual([
    ['locked.pdf', 'mark-encrypted', 'mark-encrypted', 'done'],
    ['carrier.pdf', 'mark-holds-files', 'mark-holds-files', 'done'],
    ['nested.pdf', 'mark-holds-files', 'mark-holds-files', 'done'],
    ['beside.pdf', 'mark-unreadable', 'mark-unreadable', 'done'],
    ['broken.pdf', 'mark-unreadable', 'mark-unreadable', 'done'],
    ['cut.png', 'mark-unreadable', 'mark-unreadable', 'done'],
    ['drawing.step', 'mark-kind', 'mark-kind', 'done'],
  ])
  expect(await codeOf(s.t.call(contract.saveFile, { room, item: marked, file: step }, s.a))).toBe('mark-kind')
  expect(await codeOf(s.t.call(contract.setMarked, { room, item: marked, marked: false }, s.b))).toBe(
    'not-found',
  )
})

test('a version from before the switch that cannot carry it is not sent: ledger, reader and owner learn of it once', {
  timeout: 60_000,
}, async () => {
  const room = await s.openTechnical()
  const file = await addMarked(room, 'plan.pdf', Buffer.from('%PDF-1.7\nno PDF at all'), false)
  const good = { hash: await s.upload(await twoPages()), name: 'plan.pdf' }
  await s.t.call(contract.saveFile, { room, item: file, file: good }, s.a)
  await s.t.call(contract.setMarked, { room, item: file, marked: true }, s.a)
  const before = leftOver()

  const codes = [
    await codeOf(s.download(room, file, s.b, 1)),
    await codeOf(s.download(room, file, s.b, 1)),
    await codeOf(s.download(room, file, s.b, 2)),
  ]
  const { db } = s.t.house.database
  const mails = await db
    .selectFrom('mail')
    .select('person_id')
    .where('about_id', '=', room)
    .where('kind', '=', 'room-unmarked')
    .execute()
  const own = await s.t.call(contract.getOwnItem, { room, item: file }, s.a)

  expect(codes).toEqual(['mark-failed', 'mark-failed', 'done'])
  expect((await s.entries(room)).slice(-3).map(entry => entry.event)).toEqual(['got', 'not-sent', 'got'])
  expect(mails.map(mail => mail.person_id)).toContain(s.a.personId)
  expect(mails.map(mail => mail.person_id)).not.toContain(s.b.personId)
  expect(own.versions.map(version => version.markFault)).toEqual([null, 'unreadable'])
  expect(leftOver()).toEqual(before)
})

test('what fails for now is written as not sent, bars no version, tells no owner, and goes the next time', {
  timeout: 60_000,
}, async () => {
  const room = await s.openTechnical()
  const bytes = await PDFDocument.load(await twoPages())
  bytes.setTitle('its own file')
  const file = await addMarked(room, 'plan.pdf', await bytes.save())
  const { db } = s.t.house.database
  const version = db.selectFrom('room_version').selectAll().where('item_id', '=', file)
  const path = await s.t.house.files.local((await version.executeTakeFirstOrThrow()).file_hash ?? '')
  const before = leftOver()
  const { milliseconds } = markLimits

  renameSync(path, `${path}.away`)
  const away = await codeOf(s.download(room, file, s.b))
  const exported = (await s.t.call(contractRegister.downloadExport, { room }, s.b)) as FileAnswer
  const broken = await codeOf(readBody(exported))
  renameSync(`${path}.away`, path)
  markLimits.milliseconds = 1
  const slow = await codeOf(s.download(room, file, s.b))
  markLimits.milliseconds = milliseconds
  const events = (await s.entries(room)).map(entry => entry.event)
  const own = await s.t.call(contract.getOwnItem, { room, item: file }, s.a)

  expect([away, broken, slow]).toEqual([
    expect.stringContaining('ENOENT'),
    expect.stringContaining('ENOENT'),
    'mark-failed',
  ])
  expect(events.slice(-8)).toEqual([
    'got',
    'not-sent',
    'read',
    'got',
    'nda-got',
    'not-sent',
    'got',
    'not-sent',
  ])
  expect(own.versions.map(({ markFault }) => markFault)).toEqual([null])
  const mails = db.selectFrom('mail').select('id').where('about_id', '=', room)
  expect(await mails.where('kind', '=', 'room-unmarked').execute()).toEqual([])
  expect(await codeOf(s.download(room, file, s.b))).toBe('done')

  // A fault of an earlier time goes when the newest version is tried again.
  await db
    .updateTable('room_version')
    .set({ mark_fault: 'took-too-long' })
    .where('item_id', '=', file)
    .execute()
  expect(await codeOf(s.download(room, file, s.b))).toBe('mark-failed')
  for (const marked of [false, true]) await s.t.call(contract.setMarked, { room, item: file, marked }, s.a)
  expect(await codeOf(s.download(room, file, s.b))).toBe('done')
  expect(leftOver()).toEqual(before)
})

test('copies that a process has left behind are removed once they are old', async () => {
  const [old, young] = ['old', 'young'].map(name => join(tmpdir(), `kontor-mark-${name}`))
  for (const folder of [old, young]) {
    mkdirSync(folder ?? '')
    writeFileSync(join(folder ?? '', 'copy'), 'x')
  }
  const past = Date.now() / 1_000 - 3_700
  utimesSync(old ?? '', past, past)
  await sweepLeftOver()

  expect([existsSync(old ?? ''), existsSync(young ?? '')]).toEqual([false, true])
  rmSync(young ?? '', { recursive: true })
})

test('a download without watermark that is under way ends when its owner switches it on', {
  timeout: 60_000,
}, async () => {
  const room = await s.openTechnical()
  const noise = Buffer.alloc(400_000, 'x')
  const document = await PDFDocument.load(await twoPages())
  document.context.register(document.context.stream(noise))
  const file = await addMarked(room, 'large.pdf', await document.save(), false)
  const { body } = (await s.t.call(
    contract.downloadFile,
    { room, item: file, version: 1 },
    s.b,
  )) as FileAnswer
  if (typeof body === 'string' || body instanceof Uint8Array) throw new Error('not in pieces')
  const pieces = body[Symbol.asyncIterator]()
  await pieces.next()
  await s.t.call(contract.setMarked, { room, item: file, marked: true }, s.a)

  expect(await codeOf(Promise.resolve(pieces.next()))).toBe('not-found')
  const marked = (await s.t.call(contract.downloadFile, { room, item: file, version: 1 }, s.b)) as FileAnswer
  const before = leftOver()
  await s.t.call(contract.closeAccess, { room }, s.a)
  expect(before.length).toBeGreaterThan(0)
  expect(await codeOf(readBody(marked))).toBe('not-found')
  expect(leftOver().length).toBe(before.length - 1)
})

test.runIf(canRead)(
  'in an export the same copies go out, and a word in place of what can carry no watermark',
  {
    timeout: 60_000,
  },
  async () => {
    const room = await s.openTechnical()
    await addMarked(room, 'housing.pdf', await twoPages())
    s.t.moveClock(1_000)
    const bad = await addMarked(room, 'plan.pdf', Buffer.from('%PDF-1.7\nno PDF'), false)
    const { db } = s.t.house.database
    await db.updateTable('room_item').set({ marked: true }).where('id', '=', bad).execute()
    const left = leftOver()

    const exported = async () => {
      const answer = (await s.t.call(contractRegister.downloadExport, { room }, s.b)) as FileAnswer
      const files = [...(openArchive(await readBody(answer)) ?? [])].filter(([path]) =>
        path.startsWith('technical'),
      )
      return files.map(([path, bytes]) => [
        path,
        path.endsWith('.pdf') ? wordsOf(bytes) : `${Buffer.from(bytes)}`,
      ])
    }
    const first = await exported()
    const events = (await s.entries(room)).slice(-4).map(entry => entry.event)
    const second = await exported()

    expect(first.map(([path]) => path)).toEqual([
      'technical/side-1/002 housing.pdf',
      'technical/side-1/003 plan.pdf (not sent).txt',
    ])
    expect(first[0]?.[1]?.[0]).toMatch(/beta speaker Example, Beta Optics\s+Light for eyes/)
    expect(first[1]?.[1]).toContain('Nothing was sent')
    expect(events).toEqual(['got', 'got', 'nda-got', 'not-sent'])
    // Known by now: no entry says that it was got.
    expect((await s.entries(room)).slice(-2).map(entry => entry.event)).toEqual(['got', 'nda-got'])
    expect(second.map(([path]) => path)).toEqual(first.map(([path]) => path))
    expect(leftOver()).toEqual(left)
  },
)

test('a file that takes too long or too much memory ends its own process alone', {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-limits-'))
  const path = join(folder, 'a.pdf')
  writeFileSync(path, await twoPages())
  const before = leftOver()
  const under = (limits: Partial<typeof markLimits>) =>
    markCopy({ path, kind: 'pdf' }, { lines: ['A'] }, { ...markLimits, ...limits })

  const faults = [
    await under({ milliseconds: 1 }),
    await under({ residentMebibytes: 10 }),
    await under({ bytes: 100 }),
  ]
  rmSync(folder, { recursive: true })
  expect(faults).toEqual(['took-too-long', 'took-too-much-memory', 'too-large'])
  expect(leftOver()).toEqual(before)
})
