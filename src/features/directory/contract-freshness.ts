import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import {
  email,
  id,
  instant,
  optionalLine,
  optionalProse,
  paged,
  paging,
  reference,
  version,
  webAddress,
} from '../../shared/fields.ts'

const token = z.string().min(20).max(200)

/** What a cluster's manager may want to see of its members' profiles. */
export const healthFilters = ['stale', 'incomplete', 'no-contact', 'all'] as const

export const listProfileHealth = defineCall({
  name: 'directory.listProfileHealth',
  method: 'GET',
  path: '/clusters/:cluster/profiles',
  summary: 'How fresh and complete the members’ profiles are, and whom to chase',
  input: z.object({ cluster: reference, ...paging, show: z.enum(healthFilters).default('stale') }),
  output: paged(
    z.object({
      id,
      slug: z.string(),
      name: z.string(),
      completeness: z.number(),
      nextField: z.string().nullable(),
      lastConfirmedAt: instant.nullable(),
      askedAt: instant.nullable(),
      contact: z.string().nullable(),
      isClaimed: z.boolean(),
    }),
  ).extend({
    clusterName: z.string(),
    counts: z.object({
      all: z.number(),
      stale: z.number(),
      incomplete: z.number(),
      noContact: z.number(),
      /** Stale, with somebody to write to who was not asked in the last two weeks. */
      canBeReminded: z.number(),
      averageCompleteness: z.number(),
    }),
  }),
})

export const remindProfiles = defineCall({
  name: 'directory.remindProfiles',
  method: 'POST',
  path: '/clusters/:cluster/profiles/remind',
  summary: 'Ask the contacts of members to confirm their profile, without signing in',
  input: z.object({
    cluster: reference,
    /** Everybody whose profile is stale when nothing is said. */
    organisationIds: z.array(id).max(500).optional(),
  }),
  output: z.object({ sent: z.number(), skipped: z.number() }),
})

/** The fields that grow old; shown one by one behind the link. */
const confirmable = {
  summary: optionalLine(300),
  offers: optionalProse(20_000),
  needs: optionalProse(20_000),
  city: optionalLine(120),
  website: webAddress.nullable().optional(),
  email: email.nullable().optional(),
  phone: optionalLine(60),
  employees: z.number().int().min(0).max(10_000_000).nullable().optional(),
}

export const getConfirmation = defineCall({
  name: 'directory.getConfirmation',
  method: 'GET',
  path: '/profile-confirmations/:token',
  summary: 'What a profile says today, field by field, for whoever was asked to confirm it',
  input: z.object({ token }),
  output: z.object({
    name: z.string(),
    slug: z.string(),
    version: z.number(),
    lang: z.string(),
    askedBy: z.string().nullable(),
    lastConfirmedAt: instant.nullable(),
    confirmedAt: instant.nullable(),
    fields: z.array(
      z.object({
        name: z.enum(['summary', 'offers', 'needs', 'city', 'website', 'email', 'phone', 'employees']),
        value: z.union([z.string(), z.number()]).nullable(),
        /** The day it was changed since the last confirmation, and by whom. */
        changedAt: instant.nullable(),
        changedBy: z.string().nullable(),
      }),
    ),
    nextField: z.string().nullable(),
    completeness: z.number(),
  }),
})

export const confirmByLink = defineCall({
  name: 'directory.confirmByLink',
  method: 'POST',
  path: '/profile-confirmations/:token',
  summary: 'Confirm a profile for a year, with whatever changed',
  input: z.object({ token, version, ...confirmable }),
  output: z.object({ slug: z.string(), changed: z.number() }),
})
