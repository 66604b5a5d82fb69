import { z } from 'zod'
import { mostZoom } from '../../engines/places/frame.ts'
import { placedBy } from '../../engines/places/placed-by.ts'
import { areas } from '../../engines/places/project.ts'
import { defineCall } from '../../shared/contract.ts'
import { findFilters } from './contract-find.ts'
import { siteFunctions } from './rules/profile-choices.ts'

/** Which part of a map is looked at: the sheet, how many doublings, and the middle as `x,y` on a sheet 1,000 wide. */
export const mapFrame = {
  area: z.enum(areas).optional(),
  zoom: z.number().int().min(0).max(mostZoom).optional(),
  at: z
    .string()
    .regex(/^\d{1,4}(\.\d{1,3})?,\d{1,4}(\.\d{1,3})?$/, 'not-a-place-on-the-map')
    .optional(),
}

const frame = z.object({ area: z.enum(areas), zoom: z.number(), at: z.string() })
const onScreen = { x: z.number(), y: z.number() }
const located = {
  latitude: z.number(),
  longitude: z.number(),
  country: z.string(),
  /** The town or region; null where the country is all that is known. */
  name: z.string().nullable(),
}

export const mapOrganisations = defineCall({
  name: 'directory.map',
  method: 'GET',
  path: '/find/map',
  summary:
    'Where the organisations a search finds are, with their seats and their sites, near ones joined and counted, and the seats of clusters',
  input: z.object({
    ...findFilters,
    ...mapFrame,
    /** Where no part of the map is asked for: the part that holds all that is found, instead of the whole. */
    fit: z.boolean().default(false),
  }),
  output: z.object({
    /** What is shown; `x` and `y` of everything else are on a screen of this size. */
    frame: frame.extend({ width: z.number(), height: z.number() }),
    /** Frames beside this one; null where the sheet ends. */
    moves: z.object({
      in: frame.nullable(),
      out: frame.nullable(),
      north: frame.nullable(),
      south: frame.nullable(),
      west: frame.nullable(),
      east: frame.nullable(),
    }),
    total: z.number(),
    /** Organisations within the frame, with their seat or a site, each once; the others lie elsewhere. */
    shown: z.number(),
    /** How those within the frame were placed; `site`: their seat lies elsewhere, a site of theirs here. */
    placed: z.object({
      coordinates: z.number(),
      city: z.number(),
      region: z.number(),
      country: z.number(),
      site: z.number(),
    }),
    groups: z.array(
      z.object({
        ...onScreen,
        ...located,
        /** Organisations with their seat or a site there, each once; who stands in several groups counts in each. */
        count: z.number(),
        /** Of these, those with a site there and their seat elsewhere. */
        sites: z.number(),
        /** Where its places are, the country of most organisations first. */
        countries: z.array(z.string()),
        /** How many places are joined; the first is the largest and names the group. */
        places: z.number(),
        by: z.enum([...placedBy, 'several']),
        /** The frame in which its places stand apart; null when it is one place. */
        closer: frame.nullable(),
        /** What `place` of a search is to be to find exactly these; null for more places than an address holds. */
        place: z.string().nullable(),
      }),
    ),
    /** The sites within the frame that are not where the seat is, by the names of their organisations. */
    sites: z.array(
      z.object({
        organisation: z.object({ slug: z.string(), name: z.string() }),
        name: z.string(),
        function: z.enum(siteFunctions),
        city: z.string().nullable(),
        country: z.string(),
      }),
    ),
    /** There are more sites within the frame than are told. */
    sitesLeftOut: z.boolean(),
    clusters: z.array(
      z.object({
        ...onScreen,
        slug: z.string(),
        label: z.string(),
        city: z.string().nullable(),
        country: z.string(),
      }),
    ),
  }),
})
