import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { sponsorLevels, sponsorRoles } from './rules/levels.ts'

const mission = z.string().min(1).max(120)
const sentFile = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), name: f.line(255) })

const sponsor = z.object({
  id: f.id,
  role: z.enum(sponsorRoles),
  name: z.string(),
  level: z.enum(sponsorLevels).nullable(),
  gives: z.string().nullable(),
  lang: z.string(),
  webAddress: z.string().nullable(),
  hasLogo: z.boolean(),
  released: z.boolean(),
})

export const listSponsors = defineCall({
  name: 'sponsors.listSponsors',
  method: 'GET',
  path: '/missions/:mission/sponsors',
  summary: 'Who supports and receives a mission: all for who runs it, else those that are released',
  input: z.object({ mission }),
  output: z.object({ items: z.array(sponsor) }),
})

export const listPublicSponsors = defineCall({
  name: 'sponsors.listPublicSponsors',
  method: 'GET',
  path: '/events/:slug/sponsors',
  summary: 'The released sponsors and hosts on the public page of a mission',
  input: z.object({ slug: f.slug }),
  output: z.object({ items: z.array(sponsor) }),
})

export const getLogo = defineFileCall({
  name: 'sponsors.getLogo',
  method: 'GET',
  path: '/sponsors/:sponsor/logo',
  summary: 'The logo of a sponsor or host, once it is released',
  input: z.object({ sponsor: f.id }),
})

export const saveSponsor = defineCall({
  name: 'sponsors.saveSponsor',
  method: 'PUT',
  path: '/missions/:mission/sponsors',
  summary:
    'Add a sponsor or host of a mission, or change the one whose id is sent; a new one is not shown until it is released',
  input: z.object({
    mission,
    id: f.id.optional(),
    role: z.enum(sponsorRoles),
    name: f.line(200),
    /** Needed for a sponsor. */
    level: z.enum(sponsorLevels).nullable().optional(),
    gives: f.optionalProse(1000),
    lang: f.lang.default('en'),
    webAddress: f.optional(f.webAddress),
    /** A picture (PNG, JPEG or WebP); without one the logo stays as it is. */
    file: sentFile.optional(),
  }),
  output: z.object({ id: f.id }),
})

export const releaseSponsor = defineCall({
  name: 'sponsors.releaseSponsor',
  method: 'POST',
  path: '/missions/:mission/sponsors/:sponsor/release',
  summary: 'Show a sponsor or host on the public page and in the brochure, or no longer',
  input: z.object({ mission, sponsor: f.id, released: z.boolean() }),
  output: f.done,
})

export const removeSponsor = defineCall({
  name: 'sponsors.removeSponsor',
  method: 'DELETE',
  path: '/missions/:mission/sponsors/:sponsor',
  summary: 'Remove a sponsor or host',
  input: z.object({ mission, sponsor: f.id }),
  output: f.done,
})
