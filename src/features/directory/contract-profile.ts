import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import {
  country,
  done,
  email,
  id,
  lang,
  line,
  optional,
  optionalLine,
  optionalProse,
  reference,
  version,
  visibility,
  webAddress,
} from '../../shared/fields.ts'
import { levelInputs } from './contract-levels.ts'
import { organisationKinds, sizeClasses } from './rules/kinds.ts'
import {
  accessModels,
  deviceClasses,
  fdaStatuses,
  ipPositions,
  marketModes,
  needKinds,
  offerKinds,
  ownerships,
  partnerTypes,
  turnoverBands,
} from './rules/profile-choices.ts'
import { type ProfilePart, profileTable } from './rules/profile-parts.ts'

const share = optional(z.number().min(0).max(100))
const words = z.array(line(120)).max(100).default([])

/** A row of a form may be left empty. */
const marketRow = z.object({
  country: z.string().regex(/^([A-Z]{2})?$/, 'not-a-country'),
  mode: z.enum(marketModes).default('direct'),
})

/** Fields beyond the core of a profile (trade.md 2.2, 2.3), as they are answered. */
export const profileDetails = z.object({
  capacity: z.string().nullable().default(null),
  partnerTypes: z.array(z.enum(partnerTypes)).default([]),
  competencesSought: z.array(z.string()).default([]),
  marketQuestions: z.string().nullable().default(null),
  ownership: z.enum(ownerships).nullable().default(null),
  parentGroup: z.string().nullable().default(null),
  startUp: z.boolean().nullable().default(null),
  womenLed: z.boolean().nullable().default(null),
  turnoverBand: z.enum(turnoverBands).nullable().default(null),
  exportShare: z.number().nullable().default(null),
  researchShare: z.number().nullable().default(null),
  readinessScore: z.number().nullable().default(null),
  currentMarkets: z.array(z.object({ country: z.string(), mode: z.enum(marketModes) })).default([]),
  languages: z.array(z.string()).default([]),
  deviceClasses: z.array(z.enum(deviceClasses)).default([]),
  fdaStatus: z.enum(fdaStatuses).nullable().default(null),
  ipPosition: z.array(z.enum(ipPositions)).default([]),
  researchStaff: z.number().nullable().default(null),
  accessModels: z.array(z.enum(accessModels)).default([]),
  evaluationNeeded: z.boolean().nullable().default(null),
  contactPoint: z.string().nullable().default(null),
  businessCoach: z.string().nullable().default(null),
})
export type ProfileDetails = z.output<typeof profileDetails>

/** Who sees the parts of a group and the fields that are set apart; what is not named keeps its level. */
const levelsOf = <const Part extends ProfilePart>(...parts: Part[]) =>
  levelInputs<typeof profileTable, Part>(profileTable, parts)

const saved = z.object({ id, slug: z.string(), version: z.number() })
const group = <const Name extends string, Shape extends z.ZodRawShape>(
  name: Name,
  path: string,
  summary: string,
  shape: Shape,
) =>
  defineCall({
    name,
    method: 'PUT',
    path: `/organisations/:organisation/profile/${path}`,
    summary,
    input: z.object({ organisation: reference, version, ...shape }),
    output: saved,
  })

export const saveBasics = group(
  'directory.saveBasics',
  'basics',
  'Say in two minutes what an organisation does, offers and seeks, and where',
  {
    summary: optionalLine(300),
    offers: optionalProse(20_000),
    needs: optionalProse(20_000),
    lang,
    country,
    city: optionalLine(120),
    technologies: words,
  },
)

export const saveIdentity = group(
  'directory.saveIdentity',
  'identity',
  'Names, addresses and register numbers of an organisation',
  {
    name: line(300),
    kind: z.enum(organisationKinds),
    shortName: optionalLine(120),
    nameOtherScript: optionalLine(300),
    nameReading: optionalLine(300),
    legalForm: optionalLine(120),
    website: optional(webAddress),
    email: optional(email),
    phone: optionalLine(60),
    street: optionalLine(300),
    postcode: optionalLine(20),
    region: optionalLine(120),
    nuts: optional(z.string().regex(/^[A-Z]{2}[0-9A-Z]{0,3}$/, 'not-a-region-code')),
    latitude: optional(z.number().min(-90).max(90)),
    longitude: optional(z.number().min(-180).max(180)),
    vat: optionalLine(30),
    pic: optional(z.string().regex(/^\d{9}$/, 'not-a-pic')),
    lei: optional(z.string().regex(/^[A-Z0-9]{18}\d{2}$/, 'not-a-lei')),
    nationalId: optionalLine(60),
    visibility,
    ...levelsOf('contact', 'registers'),
  },
)

export const saveOffer = group('directory.saveOffer', 'offer', 'What an organisation offers, at length', {
  description: optionalProse(20_000),
  capacity: optionalProse(2_000),
  ...levelsOf('description', 'offers'),
})

export const saveNeeds = group('directory.saveNeeds', 'needs', 'Whom and what an organisation looks for', {
  partnerTypes: z.array(z.enum(partnerTypes)).default([]),
  competencesSought: words,
  marketQuestions: optionalProse(2_000),
  ...levelsOf('needs'),
})

export const saveMarkets = group(
  'directory.saveMarkets',
  'markets',
  'Where an organisation sells and wants to',
  {
    targetMarkets: z.array(country).max(250).default([]),
    currentMarkets: z.array(marketRow).max(60).default([]),
    languages: z.array(lang).max(40).default([]),
    ...levelsOf('markets'),
  },
)

export const saveQuality = group(
  'directory.saveQuality',
  'quality',
  'Certificates, regulatory standing and protection of an organisation',
  {
    certificates: words,
    deviceClasses: z.array(z.enum(deviceClasses)).default([]),
    fdaStatus: optional(z.enum(fdaStatuses)),
    ipPosition: z.array(z.enum(ipPositions)).default([]),
    ...levelsOf('quality'),
  },
)

export const saveFigures = group(
  'directory.saveFigures',
  'figures',
  'Size and confidential figures of an organisation',
  {
    foundedYear: optional(z.number().int().min(1000).max(2100)),
    sizeClass: optional(z.enum(sizeClasses)),
    employees: optional(z.number().int().min(0).max(10_000_000)),
    ownership: optional(z.enum(ownerships)),
    parentGroup: optionalLine(200),
    startUp: optional(z.boolean()),
    womenLed: optional(z.boolean()),
    turnoverBand: optional(z.enum(turnoverBands)),
    exportShare: share,
    researchShare: share,
    readinessScore: optional(z.number().int().min(0).max(200)),
    ...levelsOf('size', 'figures'),
  },
)

export const saveResearch = group(
  'directory.saveResearch',
  'research',
  'How others work with a research institution',
  {
    researchStaff: optional(z.number().min(0).max(100_000)),
    accessModels: z.array(z.enum(accessModels)).default([]),
    evaluationNeeded: optional(z.boolean()),
    contactPoint: optionalLine(200),
    businessCoach: optionalLine(200),
    ...levelsOf('research'),
  },
)

export const saveStructure = group(
  'directory.saveStructure',
  'structure',
  'Brands an organisation is found by, and who sees its departments and sites',
  { brands: words, ...levelsOf('departments', 'sites') },
)

/** The groups a profile is edited in, in the order in which they help. */
export const profileGroups = {
  basics: saveBasics,
  offer: saveOffer,
  needs: saveNeeds,
  identity: saveIdentity,
  markets: saveMarkets,
  quality: saveQuality,
  figures: saveFigures,
  research: saveResearch,
  structure: saveStructure,
} as const
export type ProfileGroup = keyof typeof profileGroups

/** One product, service or technology, or one thing looked for: a card on the profile. */
const itemFacts = {
  kind: z.enum([...offerKinds, ...needKinds.filter(kind => kind !== 'technology')]),
  title: line(160),
  body: optionalProse(2_000),
  lang,
  trl: optional(z.number().int().min(1).max(9)),
  ipr: optional(z.enum(ipPositions)),
  hsCode: optional(z.string().regex(/^\d{4}(\d{2})?$/, 'not-an-hs-code')),
  proof: optionalLine(300),
}

export const profileItem = z.object({
  id,
  side: z.enum(['offer', 'need']),
  kind: z.string(),
  title: z.string(),
  body: z.string().nullable(),
  lang: z.string(),
  trl: z.number().nullable(),
  ipr: z.string().nullable(),
  hsCode: z.string().nullable(),
  /** Reference customers, certificates, publications: why one may believe it. */
  proof: z.string().nullable(),
})

export const addProfileItem = defineCall({
  name: 'directory.addProfileItem',
  method: 'POST',
  path: '/organisations/:organisation/items',
  summary: 'Add an offer or a need to a profile',
  input: z.object({ organisation: reference, side: z.enum(['offer', 'need']), ...itemFacts }),
  output: z.object({ id }),
})

export const updateProfileItem = defineCall({
  name: 'directory.updateProfileItem',
  method: 'PUT',
  path: '/organisations/:organisation/items/:item',
  summary: 'Change an offer or a need of a profile',
  input: z.object({ organisation: reference, item: id, ...itemFacts }),
  output: done,
})

export const removeProfileItem = defineCall({
  name: 'directory.removeProfileItem',
  method: 'DELETE',
  path: '/organisations/:organisation/items/:item',
  summary: 'Take an offer or a need off a profile',
  input: z.object({ organisation: reference, item: id }),
  output: done,
})

export const translation = z.object({
  lang: z.string(),
  summary: z.string().nullable(),
  description: z.string().nullable(),
  offers: z.string().nullable(),
  needs: z.string().nullable(),
})

export const saveTranslation = defineCall({
  name: 'directory.saveTranslation',
  method: 'PUT',
  path: '/organisations/:organisation/translations/:translationLang',
  summary: 'Say a profile’s texts in another language; nothing at all takes that language away',
  input: z.object({
    organisation: reference,
    translationLang: lang,
    summary: optionalLine(300),
    description: optionalProse(20_000),
    offers: optionalProse(20_000),
    needs: optionalProse(20_000),
  }),
  output: done,
})
