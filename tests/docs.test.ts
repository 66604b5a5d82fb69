import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const papers = globSync('{*.md,docs/**/*.md,src/**/*.md,seeds/*.md}', { cwd: root }).sort()
const scripts = Object.keys(
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts,
)

test('every file that the papers link to or name with its folder is there', () => {
  const missing: string[] = []
  for (const paper of papers) {
    const text = readFileSync(join(root, paper), 'utf8')
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(match =>
      join(dirname(paper), match[1] ?? ''),
    )
    const named = [...text.matchAll(/`((?:src|tests|docs|scripts|bench|seeds)\/[A-Za-z0-9_./-]+)`/g)].map(
      match => match[1] ?? '',
    )
    for (const path of [...links, ...named])
      if (!existsSync(join(root, path))) missing.push(`${paper}: ${path}`)
  }

  expect(missing).toEqual([])
  expect(papers.length).toBeGreaterThan(20)
})

test('every npm script that the papers name exists', () => {
  const missing = papers.flatMap(paper =>
    [...readFileSync(join(root, paper), 'utf8').matchAll(/npm run (?:-s )?([a-z:]+)/g)]
      .map(match => match[1] ?? '')
      .filter(name => !scripts.includes(name))
      .map(name => `${paper}: ${name}`),
  )

  expect(missing).toEqual([])
})
