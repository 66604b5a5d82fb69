import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { done, id, instant, line, nothing, version } from '../../shared/fields.ts'
import { organisationLine } from './contract.ts'
import { findFilters } from './contract-find.ts'
import { searchRhythms } from './rules/search-rhythms.ts'

const rhythm = z.enum(searchRhythms)
const token = z.string().min(20).max(200)

/** What is kept of a search: its sentence and filters, as Find's address carries them. */
const question = z.object(findFilters)

const savedSearch = z.object({
  id,
  name: z.string(),
  question,
  rhythm,
  /** `beginning`: what it finds today is being noted. `too-broad`: it finds more than can be watched. */
  watch: z.enum(['beginning', 'watched', 'too-broad']),
  /** How many it finds now that its owner has not looked at; null while that cannot be said. */
  news: z.number().nullable(),
  toldAt: instant.nullable(),
  createdAt: instant,
  version: z.number(),
})

/** Labels for the filters of a question that are codes. */
const labels = z.object({ cluster: z.string().nullable(), term: z.string().nullable() })

export const listSearches = defineCall({
  name: 'directory.listSearches',
  method: 'GET',
  path: '/searches',
  summary: 'The searches I saved, with how much each finds that is new to me',
  input: nothing,
  output: z.object({ items: z.array(savedSearch.extend({ labels })) }),
})

export const saveSearch = defineCall({
  name: 'directory.saveSearch',
  method: 'POST',
  path: '/searches',
  summary: 'Save a search under a name, to be told of what it finds from now on',
  input: z.object({ name: line(120), rhythm: rhythm.default('daily'), ...findFilters }),
  output: z.object({ id }),
})

export const getSearch = defineCall({
  name: 'directory.getSearch',
  method: 'GET',
  path: '/searches/:search',
  summary: 'A saved search with what it finds that I have not looked at',
  input: z.object({ search: id }),
  output: savedSearch.extend({
    labels,
    items: z.array(organisationLine.extend({ toldAt: instant.nullable() })),
  }),
})

export const updateSearch = defineCall({
  name: 'directory.updateSearch',
  method: 'PUT',
  path: '/searches/:search',
  summary: 'Rename a saved search, or be told of it more or less often',
  input: z.object({ search: id, version, name: line(120), rhythm }),
  output: z.object({ id, version: z.number() }),
})

export const markSearchSeen = defineCall({
  name: 'directory.markSearchSeen',
  method: 'POST',
  path: '/searches/:search/seen',
  summary: 'I have looked at these: they are new to me no longer',
  input: z.object({ search: id, organisationIds: z.array(id).max(200) }),
  output: done,
})

export const removeSearch = defineCall({
  name: 'directory.removeSearch',
  method: 'DELETE',
  path: '/searches/:search',
  summary: 'Forget a saved search',
  input: z.object({ search: id }),
  output: done,
})

export const getSearchMails = defineCall({
  name: 'directory.getSearchMails',
  method: 'GET',
  path: '/search-mails/:token',
  summary: 'Behind the link of a mail about saved searches: how many searches still send mails',
  input: z.object({ token }),
  output: z.object({ searches: z.number() }),
})

export const endSearchMails = defineCall({
  name: 'directory.endSearchMails',
  method: 'POST',
  path: '/search-mails/:token/end',
  summary: 'Send no more mails about saved searches; the link in the mail is enough',
  input: z.object({ token }),
  output: done,
})
