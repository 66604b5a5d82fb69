import { findTemplate, saveTemplate } from '../../src/database/template.ts'
import { prepareServerTemplate, readEmbeddedTemplate, testBackend } from './database.ts'
import { startTestServer } from './postgres.ts'

/**
 * Prepares the database of a test run: the embedded template, and with KONTOR_TEST_DATABASE=server a PostgreSQL of
 * our own unless KONTOR_TEST_DATABASE_URL names one.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  const template = await readEmbeddedTemplate()
  // The same file the build makes; tests that open a data folder start from it, too.
  if (!findTemplate()) saveTemplate(template)
  if (testBackend() === 'embedded') return undefined
  const given = process.env.KONTOR_TEST_DATABASE_URL
  const server = given ? undefined : await startTestServer()
  const url = given ?? server?.url ?? ''
  process.env.KONTOR_TEST_DATABASE_URL = url
  await prepareServerTemplate(url)
  return server?.stop
}
