import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import { interfaceLanguages } from '../../shared/languages.ts'
import { projectStates } from './rules/project-states.ts'

const project = f.reference
const state = z.enum(projectStates)
/** Whole units of the record's currency. */
const amount = z.number().int().min(0).max(1_000_000_000)

const line = z.object({
  id: f.id,
  slug: z.string(),
  title: z.string(),
  lang: z.string(),
  topic: z.string().nullable(),
  state,
  country: z.string().nullable(),
  currency: z.string(),
  /** All partners' budgets together, as far as they are known. */
  budget: z.number(),
  partners: z.number().int(),
  confirmed: z.number().int(),
  since: f.day,
})

export const listProjects = defineCall({
  name: 'projects.listProjects',
  method: 'GET',
  path: '/project-records',
  summary:
    'Joint projects of mine: of my organisation, my cluster’s members, or the partnership I coordinate',
  input: z.object({ ...f.paging, state: state.optional() }),
  output: f.paged(line).extend({ counts: z.record(z.string(), z.number()) }),
})

export const getProject = defineCall({
  name: 'projects.getProject',
  method: 'GET',
  path: '/project-records/:project',
  summary: 'One joint project with its partners, their budgets and how it came here',
  input: z.object({ project }),
  output: line.extend({
    summary: z.string().nullable(),
    version: z.number().int(),
    mission: z.object({ slug: z.string(), title: z.string() }).nullable(),
    mayEdit: z.boolean(),
    next: z.array(state),
    members: z.array(
      z.object({
        organisationId: f.id,
        slug: z.string(),
        name: z.string(),
        country: z.string(),
        leads: z.boolean(),
        budget: z.number().nullable(),
        /** What the partnership did for it, in words; confirmed or not by the company. */
        contribution: z.string().nullable(),
        confirmedAt: f.instant.nullable(),
        mayConfirm: z.boolean(),
      }),
    ),
    steps: z.array(z.object({ state, onDay: f.day, evidence: z.string().nullable(), by: z.string() })),
  }),
})

const words = {
  title: f.line(200),
  lang: z.enum(interfaceLanguages),
  topic: f.optionalLine(200),
  summary: f.optionalProse(4000),
}

export const createProject = defineCall({
  name: 'projects.createProject',
  method: 'POST',
  path: '/project-records',
  summary: 'Note the idea of a joint project that a meeting led to; both companies are its first partners',
  input: z.object({ meeting: f.id, ...words }),
  output: z.object({ slug: z.string() }),
})

export const updateProject = defineCall({
  name: 'projects.updateProject',
  method: 'PUT',
  path: '/project-records/:project',
  summary: 'Change what a joint project says of itself',
  input: z.object({ project, version: f.version, ...words }),
  output: z.object({ version: z.number().int() }),
})

export const stepProject = defineCall({
  name: 'projects.stepProject',
  method: 'POST',
  path: '/project-records/:project/steps',
  summary: 'Say that a project was submitted, funded, refused or dropped, on which day, and what shows it',
  input: z.object({ project, version: f.version, state, onDay: f.day, evidence: f.optionalLine(500) }),
  output: z.object({ version: z.number().int() }),
})

export const savePartner = defineCall({
  name: 'projects.savePartner',
  method: 'POST',
  path: '/project-records/:project/partners',
  summary:
    'Add a partner, or change its budget and what the partnership did for it; changed words are confirmed anew',
  input: z.object({
    project,
    organisation: f.reference,
    leads: z.boolean().default(false),
    budget: f.optional(amount),
    contribution: f.optionalProse(2000),
  }),
  output: f.done,
})

export const removePartner = defineCall({
  name: 'projects.removePartner',
  method: 'POST',
  path: '/project-records/:project/partners/:organisation/remove',
  summary: 'Take a partner out of a joint project',
  input: z.object({ project, organisation: f.id }),
  output: f.done,
})

export const confirmContribution = defineCall({
  name: 'projects.confirmContribution',
  method: 'POST',
  path: '/project-records/:project/partners/:organisation/confirm',
  summary: 'Confirm for one’s own company what the partnership did for it',
  input: z.object({ project, organisation: f.id, contribution: z.string().max(2000) }),
  output: f.done,
})
