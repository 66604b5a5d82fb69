import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findTemplate, saveTemplate, templateFiles } from './template.ts'

let folder: string

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-template-'))
})

afterEach(() => fs.rmSync(folder, { recursive: true }))

test('a template is used only when it is whole and of this schema', () => {
  const files = templateFiles(folder)
  expect(findTemplate(folder)).toBeUndefined()
  saveTemplate(Buffer.from('a dumped folder'), folder)
  expect(findTemplate(folder)).toBe(files.dump)

  fs.writeFileSync(files.dump, 'a dumped fold')
  expect(findTemplate(folder)).toBeUndefined()

  saveTemplate(Buffer.from('a dumped folder'), folder)
  const label = JSON.parse(fs.readFileSync(files.label, 'utf8'))
  fs.writeFileSync(files.label, JSON.stringify({ ...label, fingerprint: 'of another schema' }))
  expect(findTemplate(folder)).toBeUndefined()

  fs.writeFileSync(files.label, '{')
  expect(findTemplate(folder)).toBeUndefined()
})
