import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPage, openBrowser, visit } from '../harness/browser.ts'
import {
  administrator,
  type RunningServer,
  setUpAdministrator,
  startRunningServer,
} from '../harness/running-server.ts'

let server: RunningServer
let browser: Browser
let cookie: string
beforeAll(async () => {
  server = await startRunningServer()
  cookie = (await setUpAdministrator(server)).cookie()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Gives a page an authenticator as a laptop has one built in: it keeps keys and recognises its owner. */
async function plugIn(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { devtools, authenticatorId }
}

test('somebody adds their device, signs in with it, and removes it; no answer of it is taken twice', async () => {
  const ada = await visit(browser, server.base, { cookie })
  const { devtools, authenticatorId } = await plugIn(ada.page)
  await ada.goTo('/settings')
  await checkPage(ada.page)
  await ada.page.getByLabel('Name of the device').fill('Work laptop')
  await ada.page.getByRole('button', { name: 'Add this device' }).click()
  await ada.page.getByText('This device signs you in from now on.').waitFor()
  expect(await ada.page.getByRole('rowheader', { name: 'Work laptop' }).count()).toBe(1)
  const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId })
  expect(credentials.map(credential => credential.isResidentCredential)).toEqual([true])

  await ada.context.clearCookies()
  await ada.goTo('/sign-in?next=/settings')
  await checkPage(ada.page)
  const sent = ada.page.waitForRequest(request => request.url().endsWith('/api/v1/sessions/passkey'))
  await ada.page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  const answer = (await sent).postDataJSON() as unknown
  await ada.page.getByRole('heading', { name: 'My settings' }).waitFor()
  expect(await ada.page.getByText(administrator.email).count()).toBeGreaterThan(0)

  const replays = await Promise.all(
    Array.from({ length: 20 }, () =>
      fetch(`${server.base}/api/v1/sessions/passkey`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(answer),
      }),
    ),
  )
  expect(replays.map(replay => [replay.status, replay.headers.getSetCookie()])).toEqual(
    replays.map(() => [422, []]),
  )

  await ada.goTo('/settings')
  await ada.page.locator('summary').getByText('Remove', { exact: true }).click()
  await ada.page.getByRole('button', { name: 'Remove Work laptop' }).click()
  await ada.page.getByText('The passkey is removed.').waitFor()
  await ada.context.clearCookies()
  await ada.goTo('/sign-in')
  ada.expectRefusal(422)
  await ada.page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await ada.page.getByText('The passkey was not accepted').waitFor()
  await ada.leave()
})

test('without scripts the way in is a mail or a password, and nothing speaks of passkeys', async () => {
  const ada = await visit(browser, server.base, { javaScript: false, width: 390 })
  await ada.page.goto(`${server.base}/sign-in?next=/settings`)
  expect(await ada.page.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0)
  await ada.page.getByLabel('E-mail address').fill(administrator.email)
  await ada.page.getByRole('button', { name: 'Continue' }).click()
  await ada.page.getByLabel('Password').fill(administrator.password)
  await ada.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await ada.page.waitForURL('**/settings')
  expect(await ada.page.getByText('Adding a passkey needs JavaScript.').count()).toBe(1)
  await ada.leave()
})
