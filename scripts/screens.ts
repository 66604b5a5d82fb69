// `npm run screens`: writes a picture of every screen into pictures/ (ignored by git), to be looked at.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, visit } from '../tests/harness/browser.ts'
import { listPatterns } from '../tests/harness/crawl.ts'
import {
  afterwards,
  bringNearMembers,
  findAfterwardsPages,
  findHousePages,
} from '../tests/harness/house-pages.ts'
import {
  administrator,
  type HttpClient,
  loadSampleInto,
  setUpAdministrator,
  signIn,
  startRunningServer,
} from '../tests/harness/running-server.ts'

const folder = join(import.meta.dirname, '../pictures')
/** Two processors carry the server and the pages; more at once would only wait. */
const pagesAtOnce = 3
const looks = [
  { width: 1280, theme: 'light' },
  { width: 1280, theme: 'dark' },
  { width: 390, theme: 'light' },
  { width: 390, theme: 'dark' },
] as const

/** One screen in one state, as one person sees it. */
interface Scene {
  /** `missions-mission-board`: the pattern of its address, and the state when it is not the full one. */
  name: string
  state: 'empty' | 'full' | 'error'
  path: string
  cookie: string
  /** A form that is sent spoilt, so that the faults show: the first of this call, or the last when it is ''. */
  send?: string
  /** Empties only the boxes of several lines; else lines are emptied and numbers set below zero. */
  spoilBoxes?: boolean
}

interface Picture {
  file: string
  scene: string
  state: Scene['state']
  width: number
  theme: string
}

async function main(): Promise<void> {
  const only = process.argv[2]
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const server = await startRunningServer()
  const browser = await openBrowser()
  try {
    const pictures: Picture[] = []
    const take = async (scenes: readonly Scene[]) => {
      const chosen = scenes.filter(scene => only === undefined || scene.name.includes(only))
      pictures.push(...(await takePictures(browser, server.base, chosen)))
    }
    const setUpPath = new URL(server.setUpLink ?? '/set-up', server.base)
    await take([{ name: 'set-up', state: 'full', path: setUpPath.pathname + setUpPath.search, cookie: '' }])
    const client = await setUpAdministrator(server)
    await take(emptyScenes(client.cookie()))
    await take(await bareScenes(client))
    const sample = await loadSampleInto(client, 'schedule')
    const house = await findHousePages(server.base, sample)
    // The page of the first administrator is over by now; it was pictured when it was open.
    const pages = house.pages.filter(page => page.pattern !== '/set-up')
    const full = pages.map(page => ({
      name: nameOf(page.pattern),
      state: 'full' as const,
      path: page.path,
      cookie: house.cookies[page.role] ?? '',
    }))
    await take([...full, ...otherViews((await signIn(server.base)).cookie())])
    await take(await questionScenes(await signIn(server.base)))
    await take(errorScenes(full, (await signIn(server.base)).cookie()))
    // Last of all: it throws the sample away and plays it to its end.
    if (only === undefined || [...afterwards].some(pattern => nameOf(pattern).includes(only))) {
      const later = await findAfterwardsPages(server.base)
      await take(
        later.pages.map(page => ({
          name: nameOf(page.pattern),
          state: 'full' as const,
          path: page.path,
          cookie: later.cookies[page.role] ?? '',
        })),
      )
    }
    pictures.sort((a, b) => a.file.localeCompare(b.file))
    writeFileSync(join(folder, 'index.html'), contactSheet(pictures))
    for (const { file } of pictures) process.stdout.write(`pictures/${file}\n`)
    process.stdout.write(`${pictures.length} pictures; open pictures/index.html to see them side by side.\n`)
    if (only === undefined && (house.missing.length > 0 || house.dead.length > 0))
      throw new Error(`Not every screen was seen: ${[...house.missing, ...house.dead].join('; ')}`)
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** `/missions/:mission/board` becomes `missions-mission-board`. */
function nameOf(pattern: string): string {
  return pattern.replaceAll(/[/:]+/g, '-').replace(/^-|-$/g, '') || 'home'
}

/** Screens without parameters, before there is anything. */
function emptyScenes(cookie: string): Scene[] {
  return listPatterns()
    .filter(pattern => !pattern.includes(':') && !['/error', '/set-up', '/sign-in/code'].includes(pattern))
    .map(path => ({
      name: nameOf(path),
      state: 'empty' as const,
      path,
      cookie: path === '/sign-in' ? '' : cookie,
    }))
}

/** The first cluster, partnership and mission, with nothing in them yet. */
async function bareScenes(client: HttpClient): Promise<Scene[]> {
  const cookie = client.cookie()
  const cluster = await client.send('POST', '/clusters', {
    name: 'First Photonics Cluster',
    shortName: 'FPC',
    country: 'LT',
    lang: 'en',
    visibility: 'public',
  })
  const { items } = (await client.send('GET', '/clusters')) as { items: { id: string; slug: string }[] }
  const partnership = await client.send('POST', '/partnerships', {
    acronym: 'FIRST GLOBAL',
    title: 'First clusters to far markets',
    coordinatorClusterId: items[0]?.id ?? '',
    lang: 'en',
    visibility: 'public',
  })
  const { partnerships } = (await client.send('GET', '/mission-choices')) as {
    partnerships: { id: string }[]
  }
  const startsOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  const mission = await client.send('POST', '/missions', {
    partnershipId: partnerships[0]?.id ?? '',
    leadClusterId: items[0]?.id ?? '',
    type: 'outgoing-mission',
    title: 'A mission with nothing in it yet',
    country: 'JP',
    city: 'Osaka',
    timeZone: 'Asia/Tokyo',
    startsOn,
    endsOn: startsOn,
  })
  const slugs: Record<string, string> = {
    '/clusters/:slug': String(cluster.slug),
    '/partnerships/:slug': String(partnership.slug),
    '/missions/:mission': String(mission.slug),
  }
  return listPatterns().flatMap(pattern => {
    const start = Object.keys(slugs).find(key => pattern === key || pattern.startsWith(`${key}/`))
    if (start === undefined) return []
    const path = pattern.replace(start, start.replace(/:[a-z]+$/, slugs[start] ?? ''))
    return path.includes(':') ? [] : [{ name: nameOf(pattern), state: 'empty' as const, path, cookie }]
  })
}

/** Screens whose address shows the same in another shape. */
function otherViews(cookie: string): Scene[] {
  return [
    { name: 'find-map', state: 'full', path: '/find?view=map', cookie },
    { name: 'find-map-world', state: 'full', path: '/find?view=map&area=world', cookie },
  ]
}

/** An import that asks whether a row is an organisation that is there under a name with one letter more. */
async function questionScenes(client: HttpClient): Promise<Scene[]> {
  const path = await bringNearMembers(client)
  return [{ name: 'imports-id-questions', state: 'full', path, cookie: client.cookie() }]
}

/** What is not there, what one may not see, a dead link, and forms sent with what cannot be. */
function errorScenes(full: readonly Scene[], cookie: string): Scene[] {
  const forms = [
    'clusters-new',
    'partnerships-new',
    'missions-new',
    'organisations-new',
    'opportunities-new',
    'opportunities-slug-interest',
    'opportunities-slug-review',
    'rooms-new',
    'rooms-room-add',
    'rooms-room-readers',
    'partnerships-slug-chains-new',
    'chains-chain-edit',
    'chains-chain-roles-role-edit',
    'missions-mission-copy',
    'missions-mission-host',
    'missions-mission-requests-import',
    'settings',
  ]
  const lastFormIsAnother: Record<string, string> = {
    settings: 'accounts.updateMe',
    'chains-chain-edit': 'matching.addChainRole',
    'missions-mission-settings': 'missions.updateMission',
    'missions-mission-settings-groups': 'missions.saveGroups',
    'missions-mission-settings-rules': 'missions.saveMeetingRules',
  }
  const isForm = ({ name }: Scene) =>
    forms.includes(name) ||
    (name.startsWith('missions-mission-settings') && name !== 'missions-mission-settings-history')
  const dead = 'x'.repeat(43)
  return [
    { name: 'not-found', state: 'error', path: '/nowhere-to-be-found', cookie },
    { name: 'not-found-visitor', state: 'error', path: '/nowhere-to-be-found', cookie: '' },
    {
      name: 'administration-refused',
      state: 'error',
      path: '/administration',
      cookie: full.find(scene => scene.name === 'my-calendar')?.cookie ?? '',
    },
    { name: 'answer-token', state: 'error', path: `/answer/${dead}`, cookie: '' },
    { name: 'invitation-token', state: 'error', path: `/invitation/${dead}`, cookie: '' },
    { name: 's-token', state: 'error', path: `/s/${dead}`, cookie: '' },
    {
      name: 'sign-in-password',
      state: 'error',
      path: `/sign-in?email=${administrator.email}`,
      cookie: '',
      send: 'accounts.signInWithPassword',
    },
    { name: 'find', state: 'error', path: '/find?q=zzyzx+qwxvk', cookie },
    {
      name: 'people-invite',
      state: 'error',
      path: '/people/invite?role=platform-administrator',
      cookie,
      send: '',
    },
    ...full.filter(isForm).map(scene => ({
      ...scene,
      state: 'error' as const,
      send: lastFormIsAnother[scene.name] ?? '',
      spoilBoxes: scene.name === 'missions-mission-settings-questions',
    })),
  ]
}

async function takePictures(browser: Browser, base: string, scenes: readonly Scene[]): Promise<Picture[]> {
  const waiting = scenes.flatMap(scene => looks.map(look => ({ scene, look })))
  const pictures: Picture[] = []
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { scene, look } = next
      const visitor = await visit(browser, base, { ...look, cookie: scene.cookie })
      await visitor.goTo(scene.path)
      if (scene.send !== undefined) await sendSpoiltForm(visitor.page, scene.send, scene.spoilBoxes === true)
      const file = `${scene.name}.${scene.state}.${look.width}.${look.theme}.png`
      await visitor.page.screenshot({ path: join(folder, file), fullPage: true })
      pictures.push({ file, scene: scene.name, state: scene.state, ...look })
      await visitor.context.close()
    }
  }
  await Promise.all(Array.from({ length: pagesAtOnce }, work))
  return pictures
}

/** Spoils the first form of a call, or the last one of the page, and sends it, past the browser's own checks. */
async function sendSpoiltForm(page: Page, call: string, boxesOnly: boolean): Promise<void> {
  const forms = page.locator(`main form${call === '' ? '[method=post]' : `[data-call="${call}"]`}`)
  const last = call === '' ? forms.nth((await forms.count()) - 1) : forms.first()
  if ((await last.count()) === 0) throw new Error(`There is no form of ${call} on ${page.url()}`)
  await Promise.all([
    page.waitForEvent('framenavigated', { timeout: 5_000 }).catch(() => undefined),
    last.evaluate((form, boxes) => {
      if (!(form instanceof HTMLFormElement)) return
      for (const field of form.elements) {
        if (field instanceof HTMLTextAreaElement) field.value = ''
        if (!(field instanceof HTMLInputElement) || boxes) continue
        if (['text', 'email', 'password', 'date', 'time'].includes(field.type)) field.value = ''
        if (field.type === 'number' || field.inputMode === 'numeric') field.value = '-5'
      }
      form.noValidate = true
      form.requestSubmit()
    }, boxesOnly),
  ])
  await page.waitForLoadState('load')
  await page.waitForFunction(() => document.activeElement?.matches('[role=alert]'), null, { timeout: 3_000 })
  // Bars that keep to the window belong to the top of a picture of the whole page.
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
}

/** All pictures on one page, a row for each screen and state. */
function contactSheet(pictures: readonly Picture[]): string {
  const rows = Map.groupBy(pictures, picture => `${picture.scene} · ${picture.state}`)
  const cells = [...rows].map(
    ([title, row]) =>
      `<section><h2>${title}</h2>${row
        .map(
          picture =>
            `<a href="${picture.file}"><img src="${picture.file}" alt="${picture.width} ${picture.theme}" height="420" loading="lazy"></a>`,
        )
        .join('')}</section>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title><style>body{font:15px sans-serif;margin:2rem}section{border-top:1px solid;overflow-x:auto;white-space:nowrap}img{object-fit:cover;object-position:top;max-width:640px;margin:4px;border:1px solid #999}</style><h1>${rows.size} screens, ${pictures.length} pictures</h1>${cells.join('')}</html>\n`
}

await main()
