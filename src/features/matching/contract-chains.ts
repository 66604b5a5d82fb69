import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import {
  country,
  done,
  id,
  lang,
  line,
  optional,
  optionalLine,
  optionalProse,
  paging,
  prose,
  reference,
  version,
} from '../../shared/fields.ts'
import { functionVerbs } from '../directory/rules/capability-words.ts'
import { organisationKinds } from '../directory/rules/kinds.ts'
import { feedbackReason, named, pair } from './contract.ts'

/** A term of a taxonomy, `scheme:code`. */
const term = z
  .string()
  .regex(/^[a-z0-9-]{2,40}:[^\p{Cc}\p{Cs}]{1,120}$/u, 'not-offered')
  .max(161)

const chainFields = {
  title: line(160),
  summary: optionalProse(2000),
  lang: lang.default('en'),
  /** The market it is drawn for; none: anywhere. */
  market: optional(country),
}

const roleFields = {
  name: line(100),
  /** What whoever fills it can do, in any language. */
  words: prose(1000),
  /** A function: what is done, to what. */
  verb: optional(z.enum(functionVerbs)),
  object: optionalLine(200),
  terms: z.array(term).max(20).default([]),
  /** Only such organisations fill it; empty: any. */
  kinds: z.array(z.enum(organisationKinds)).max(11).default([]),
  wanted: z.number().int().min(1).max(50).default(1),
}

/** Filled: as many were chosen as are wanted. Open: enough answer. Thin: fewer answer than are wanted. Gap: nobody does. */
export const roleStates = ['filled', 'open', 'thin', 'gap'] as const

const chain = z.object({
  id,
  slug: z.string(),
  title: z.string(),
  summary: z.string().nullable(),
  lang: z.string(),
  market: z.string().nullable(),
  version,
  partnership: z.object({ id, slug: z.string(), acronym: z.string() }),
})

const cluster = z.object({ id, slug: z.string(), name: z.string() })

const role = z.object({
  id,
  name: z.string(),
  words: z.string(),
  verb: z.enum(functionVerbs).nullable(),
  object: z.string().nullable(),
  terms: z.array(z.object({ value: z.string(), label: z.string() })),
  kinds: z.array(z.enum(organisationKinds)),
  wanted: z.number().int(),
  version,
})

/** Who might fill a role: why the role would want it, and how it goes with those chosen for the roles beside. */
const candidate = z.object({
  organisation: named,
  /** Clusters of the partnership it is a member of, by id. */
  clusters: z.array(id),
  /** Points of the role, and half of what the best of the two-sided matches beside has. */
  score: z.number(),
  role: z.object({ points: z.number(), reasons: pair.shape.whyThem.shape.reasons }),
  beside: z.array(
    z.object({ role: z.string(), organisation: z.object({ slug: z.string(), name: z.string() }), pair }),
  ),
  isNewcomer: z.boolean(),
  pick: z
    .object({
      pick: z.enum(['chosen', 'set-aside']),
      reason: feedbackReason.nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
})

const roleState = z.object({
  state: z.enum(roleStates),
  /** Chosen ones that the viewer may see. */
  chosen: z.number().int(),
  /** Members of the partnership’s clusters that answer, and others; at most `most` are looked at. */
  ours: z.number().int(),
  others: z.number().int(),
  byCluster: z.array(z.object({ cluster: id, count: z.number().int() })),
})

export const listChains = defineCall({
  name: 'matching.listChains',
  method: 'GET',
  path: '/partnerships/:partnership/chains',
  summary: 'Value chains that a partnership has drawn',
  input: z.object({
    partnership: reference,
    page: paging.page,
    pageSize: z.number().int().min(1).max(100).default(20),
  }),
  output: z.object({
    partnership: z.object({ id, slug: z.string(), acronym: z.string() }),
    items: z.array(
      z.object({
        id,
        slug: z.string(),
        title: z.string(),
        lang: z.string(),
        market: z.string().nullable(),
        roles: z.array(z.string()),
      }),
    ),
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
  }),
})

export const createChain = defineCall({
  name: 'matching.createChain',
  method: 'POST',
  path: '/partnerships/:partnership/chains',
  summary: 'Draw a value chain for a theme or a market, from the usual roles or from none',
  input: z.object({
    partnership: reference,
    ...chainFields,
    /** Begin with component, module, device, clinical validation, approval and distribution. */
    usual: z.boolean().default(false),
  }),
  output: z.object({ id, slug: z.string() }),
})

export const getChain = defineCall({
  name: 'matching.getChain',
  method: 'GET',
  path: '/chains/:chain',
  summary: 'A value chain: its roles in order, who of all clusters fills each, and where the gaps are',
  input: z.object({ chain: reference }),
  output: z.object({
    chain,
    clusters: z.array(cluster),
    /** Organisations of the partnership’s clusters that the viewer may see. */
    members: z.number().int(),
    /** So many of each kind are counted for a role; as many may be more. */
    most: z.number().int(),
    roles: z.array(
      role.extend({
        ...roleState.shape,
        /** Everybody who was chosen, then the best of those who answer. */
        candidates: z.array(candidate),
      }),
    ),
  }),
})

export const getChainRole = defineCall({
  name: 'matching.getChainRole',
  method: 'GET',
  path: '/chains/:chain/roles/:role',
  summary: 'One role of a value chain with everybody who answers it, each with the reasons',
  input: z.object({
    chain: reference,
    role: id,
    /** Of the partnership’s clusters, beyond them, or those that were set aside. */
    show: z.enum(['ours', 'others', 'aside']).default('ours'),
    page: paging.page,
    pageSize: z.number().int().min(1).max(50).default(10),
  }),
  output: z.object({
    chain,
    clusters: z.array(cluster),
    role: role.extend(roleState.shape),
    most: z.number().int(),
    counts: z.object({ ours: z.number().int(), others: z.number().int(), aside: z.number().int() }),
    /** Slugs of those chosen for any role of the chain, for going on. */
    chosen: z.array(z.string()),
    items: z.array(candidate),
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
  }),
})

export const updateChain = defineCall({
  name: 'matching.updateChain',
  method: 'PUT',
  path: '/chains/:chain',
  summary: 'Change what a value chain says of itself',
  input: z.object({ chain: reference, version, ...chainFields }),
  output: z.object({ id, slug: z.string() }),
})

export const removeChain = defineCall({
  name: 'matching.removeChain',
  method: 'DELETE',
  path: '/chains/:chain',
  summary: 'Remove a value chain with its roles and what was said of candidates',
  input: z.object({ chain: reference, version }),
  output: done,
})

export const addChainRole = defineCall({
  name: 'matching.addChainRole',
  method: 'POST',
  path: '/chains/:chain/roles',
  summary: 'Add a role at the end of a value chain',
  input: z.object({ chain: reference, ...roleFields }),
  output: z.object({ id }),
})

export const updateChainRole = defineCall({
  name: 'matching.updateChainRole',
  method: 'PUT',
  path: '/chains/:chain/roles/:role',
  summary: 'Change what a role of a value chain looks for',
  input: z.object({ chain: reference, role: id, version, ...roleFields }),
  output: z.object({ id }),
})

export const moveChainRole = defineCall({
  name: 'matching.moveChainRole',
  method: 'POST',
  path: '/chains/:chain/roles/:role/move',
  summary: 'Move a role one place towards the beginning or the end of its chain',
  input: z.object({ chain: reference, role: id, to: z.enum(['earlier', 'later']) }),
  output: done,
})

export const removeChainRole = defineCall({
  name: 'matching.removeChainRole',
  method: 'DELETE',
  path: '/chains/:chain/roles/:role',
  summary: 'Remove a role from a value chain',
  input: z.object({ chain: reference, role: id }),
  output: done,
})

export const chooseForRole = defineCall({
  name: 'matching.chooseForRole',
  method: 'PUT',
  path: '/chains/:chain/roles/:role/choice/:organisation',
  summary: 'Choose an organisation for a role, so that it stands in the chain',
  input: z.object({ chain: reference, role: id, organisation: reference }),
  output: done,
})

export const setAsideForRole = defineCall({
  name: 'matching.setAsideForRole',
  method: 'PUT',
  path: '/chains/:chain/roles/:role/set-aside/:organisation',
  summary:
    'Not for us, because…: takes an organisation off the candidates of one role; told to those who draw the chain',
  input: z.object({
    chain: reference,
    role: id,
    organisation: reference,
    reason: feedbackReason,
    note: optionalLine(300),
  }),
  output: done,
})

export const letComeAgain = defineCall({
  name: 'matching.letComeAgain',
  method: 'DELETE',
  path: '/chains/:chain/roles/:role/choice/:organisation',
  summary: 'Take back that an organisation was chosen or set aside for a role',
  input: z.object({ chain: reference, role: id, organisation: reference }),
  output: done,
})
