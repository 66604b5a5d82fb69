import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import { id, instant, line, nothing, optionalProse, paged, paging, version } from '../../shared/fields.ts'
import { uploadedFile } from './contract-import.ts'
import { searchLanguages } from './rules/search-languages.ts'

/** Expressions of one side, by language. */
const side = z.partialRecord(z.enum(searchLanguages), z.array(line(120)).max(20).default([]))
const kind = z.enum(['same', 'narrower'])

const facts = {
  /** `same`: both ways. `narrower`: who asks for the left finds the right, not the other way round. */
  kind: kind.default('same'),
  left: side.default({}),
  right: side.default({}),
  /** Where it is said that both mean the same. */
  source: line(300),
  note: optionalProse(1_000),
}

const bridge = z.object({
  id,
  kind,
  left: side,
  right: side,
  source: z.string(),
  note: z.string().nullable(),
  isShipped: z.boolean(),
  withdrawnAt: instant.nullable(),
  updatedAt: instant,
  version: z.number(),
})

export const bridgeViews = ['used', 'withdrawn', 'all'] as const

export const listBridges = defineCall({
  name: 'directory.listBridges',
  method: 'GET',
  path: '/bridges',
  summary: 'What engineers and clinicians call the same thing: the links that searches use',
  input: z.object({
    ...paging,
    q: z.string().trim().max(200).optional(),
    show: z.enum(bridgeViews).default('used'),
  }),
  output: paged(bridge),
})

export const getBridge = defineCall({
  name: 'directory.getBridge',
  method: 'GET',
  path: '/bridges/:bridge',
  summary: 'One link with who changed it and when',
  input: z.object({ bridge: id }),
  output: bridge.extend({
    history: z.array(z.object({ at: instant, by: z.string().nullable(), call: z.string() })),
  }),
})

export const createBridge = defineCall({
  name: 'directory.createBridge',
  method: 'POST',
  path: '/bridges',
  summary: 'Say that two expressions mean the same, with the source',
  input: z.object(facts),
  output: z.object({ id }),
})

export const updateBridge = defineCall({
  name: 'directory.updateBridge',
  method: 'PUT',
  path: '/bridges/:bridge',
  summary: 'Change a link: its expressions, its direction, its source',
  input: z.object({ bridge: id, version, ...facts }),
  output: z.object({ id }),
})

export const withdrawBridge = defineCall({
  name: 'directory.withdrawBridge',
  method: 'POST',
  path: '/bridges/:bridge/withdraw',
  summary: 'Take a link out of use, or put it back; it stays on record',
  input: z.object({ bridge: id, version, withdrawn: z.boolean().default(true) }),
  output: z.object({ id }),
})

const tried = z.object({
  total: z.number(),
  items: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      /** The expression through which it was found by this link. */
      expression: z.string().nullable(),
    }),
  ),
})

export const tryBridge = defineCall({
  name: 'directory.tryBridge',
  method: 'GET',
  path: '/bridges/try',
  summary: 'What a search would find without a link and with it, before anything is kept',
  input: z.object({
    q: z.string().trim().min(1).max(300),
    /** The link that is being changed; the search leaves its kept form aside. */
    bridge: id.optional(),
    kind: facts.kind,
    left: facts.left,
    right: facts.right,
  }),
  /** Null while this process has no search index in step. */
  output: z.object({ without: tried, within: tried }).nullable(),
})

export const exportBridges = defineFileCall({
  name: 'directory.exportBridges',
  method: 'GET',
  path: '/bridges/export',
  summary: 'All links in use as CSV, which goes back in as it is',
  input: nothing,
})

export const importBridges = defineCall({
  name: 'directory.importBridges',
  method: 'POST',
  path: '/bridges/import',
  summary: 'Take in links from CSV: known ids are changed, others added; all rows or none',
  input: z.object({ file: uploadedFile.optional() }),
  output: z.object({ created: z.number(), updated: z.number(), unchanged: z.number() }),
})
