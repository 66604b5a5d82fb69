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
  reference,
} from '../../shared/fields.ts'
import { siteFunctions } from './rules/profile-choices.ts'

const siteFacts = {
  name: line(160),
  function: z.enum(siteFunctions),
  street: optionalLine(300),
  postcode: optionalLine(20),
  city: optionalLine(120),
  country,
  /** In degrees; both or none. */
  latitude: optional(z.number().min(-90).max(90)),
  longitude: optional(z.number().min(-180).max(180)),
}

/** A place where an organisation works. Street and coordinates stand there for who sees the organisation's own. */
export const site = z.object({
  id,
  name: z.string(),
  function: z.enum(siteFunctions),
  street: z.string().nullable(),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
})

const departmentFacts = {
  name: line(160),
  does: optionalProse(2_000),
  /** Whom to ask for there, as a role: names change. */
  contactRole: optionalLine(160),
  lang,
}

/** A department or laboratory; its capability records name it. */
export const department = z.object({
  id,
  name: z.string(),
  does: z.string().nullable(),
  contactRole: z.string().nullable(),
  lang: z.string(),
})

export const addSite = defineCall({
  name: 'directory.addSite',
  method: 'POST',
  path: '/organisations/:organisation/sites',
  summary: 'Add a place where an organisation works',
  input: z.object({ organisation: reference, ...siteFacts }),
  output: z.object({ id }),
})

export const updateSite = defineCall({
  name: 'directory.updateSite',
  method: 'PUT',
  path: '/organisations/:organisation/sites/:site',
  summary: 'Change a site of an organisation',
  input: z.object({ organisation: reference, site: id, ...siteFacts }),
  output: done,
})

export const removeSite = defineCall({
  name: 'directory.removeSite',
  method: 'DELETE',
  path: '/organisations/:organisation/sites/:site',
  summary: 'Take a site off a profile',
  input: z.object({ organisation: reference, site: id }),
  output: done,
})

export const addDepartment = defineCall({
  name: 'directory.addDepartment',
  method: 'POST',
  path: '/organisations/:organisation/departments',
  summary: 'Add a department or laboratory to an organisation',
  input: z.object({ organisation: reference, ...departmentFacts }),
  output: z.object({ id }),
})

export const updateDepartment = defineCall({
  name: 'directory.updateDepartment',
  method: 'PUT',
  path: '/organisations/:organisation/departments/:department',
  summary: 'Change a department of an organisation',
  input: z.object({ organisation: reference, department: id, ...departmentFacts }),
  output: done,
})

export const removeDepartment = defineCall({
  name: 'directory.removeDepartment',
  method: 'DELETE',
  path: '/organisations/:organisation/departments/:department',
  summary: 'Take a department off a profile; its capability records stay with the organisation',
  input: z.object({ organisation: reference, department: id }),
  output: done,
})
