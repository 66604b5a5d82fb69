import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { done, id, instant, line, nothing, version } from '../../shared/fields.ts'
import { opportunityFilters } from './contract.ts'
import { opportunityLine } from './contract-fields.ts'

/** How often somebody is told of what a saved search of opportunities finds. */
export const alertRhythms = ['daily', 'weekly', 'never'] as const

const rhythm = z.enum(alertRhythms)
const token = z.string().min(20).max(200)

const savedSearch = z.object({
  id,
  name: z.string(),
  /** The words and filters, as the list's address carries them. */
  question: z.object(opportunityFilters),
  rhythm,
  /** What the term is called, where one is asked for. */
  term: z.string().nullable(),
  /** How many it finds now that I have not looked at. */
  news: z.number(),
  toldAt: instant.nullable(),
  createdAt: instant,
  version: z.number(),
})

export const listSearches = defineCall({
  name: 'opportunities.listSearches',
  method: 'GET',
  path: '/opportunity-searches',
  summary: 'The searches of opportunities I saved, with how much each finds that is new to me',
  input: nothing,
  output: z.object({ items: z.array(savedSearch) }),
})

export const saveSearch = defineCall({
  name: 'opportunities.saveSearch',
  method: 'POST',
  path: '/opportunity-searches',
  summary: 'Save a search of opportunities under a name, to be told of what it finds from now on',
  input: z.object({ name: line(120), rhythm: rhythm.default('daily'), ...opportunityFilters }),
  output: z.object({ id }),
})

export const getSearch = defineCall({
  name: 'opportunities.getSearch',
  method: 'GET',
  path: '/opportunity-searches/:search',
  summary: 'A saved search of opportunities with what it finds that I have not looked at',
  input: z.object({ search: id }),
  output: savedSearch.extend({ items: z.array(opportunityLine) }),
})

export const updateSearch = defineCall({
  name: 'opportunities.updateSearch',
  method: 'PUT',
  path: '/opportunity-searches/:search',
  summary: 'Rename a saved search of opportunities, or be told of it more or less often',
  input: z.object({ search: id, version, name: line(120), rhythm }),
  output: z.object({ id, version: z.number() }),
})

export const markSearchSeen = defineCall({
  name: 'opportunities.markSearchSeen',
  method: 'POST',
  path: '/opportunity-searches/:search/seen',
  summary: 'I have looked at these opportunities: they are new to me no longer',
  input: z.object({ search: id, opportunityIds: z.array(id).max(200) }),
  output: done,
})

export const removeSearch = defineCall({
  name: 'opportunities.removeSearch',
  method: 'DELETE',
  path: '/opportunity-searches/:search',
  summary: 'Forget a saved search of opportunities',
  input: z.object({ search: id }),
  output: done,
})

export const getSearchMails = defineCall({
  name: 'opportunities.getSearchMails',
  method: 'GET',
  path: '/opportunity-mails/:token',
  summary: 'Behind the link of a mail about new opportunities: how many searches still send mails',
  input: z.object({ token }),
  output: z.object({ searches: z.number() }),
})

export const endSearchMails = defineCall({
  name: 'opportunities.endSearchMails',
  method: 'POST',
  path: '/opportunity-mails/:token/end',
  summary: 'Send no more mails about new opportunities; the link in the mail is enough',
  input: z.object({ token }),
  output: done,
})
