import type { z } from 'zod'
import { organisationFilters } from '../contract.ts'
import { findFilters } from '../contract-find.ts'
import { mapFrame } from '../contract-map.ts'

type Read = { -readonly [K in keyof typeof organisationFilters]?: z.output<(typeof organisationFilters)[K]> }
type Query = Record<string, string | undefined>

/** The filters an address carries; one that cannot be read is left out instead of spoiling the page. */
export function readFilters(query: Query): Read {
  return readBy(organisationFilters, query) as Read
}

function readBy(schemas: Readonly<Record<string, z.ZodType>>, query: Query): Record<string, unknown> {
  const read: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(schemas)) {
    const value = query[name]
    if (value === undefined || value === '') continue
    const result = schema.safeParse(value)
    if (result.success) read[name] = result.data
  }
  return read
}

/** The page an address asks for, from 1. */
export function readPage(query: Query): number {
  const page = Number(query.page ?? 1)
  return Number.isInteger(page) && page > 0 && page <= 100_000 ? page : 1
}

export type Sort = 'relevance' | 'name' | 'newest'

export function readSort(query: Query): Sort {
  return query.sort === 'name' || query.sort === 'newest' ? query.sort : 'relevance'
}

/** An address with some of its query changed; what is undefined or empty falls out, and paging starts anew. */
export function addressWith(path: string, query: Query, changes: Query): string {
  const next = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...query, page: undefined, ...changes }))
    if (value !== undefined && value !== '') next.set(name, value)
  const text = next.toString()
  return text === '' ? path : `${path}?${text}`
}

type ReadFind = { -readonly [K in keyof typeof findFilters]?: z.output<(typeof findFilters)[K]> }

/** What a search's address carries; what cannot be read is left out instead of spoiling the page. */
export function readFindFilters(query: Query): ReadFind {
  return readBy(findFilters, query) as ReadFind
}

/** The address of a search with some of it changed; it begins at its first page again. */
export function findAddress(query: Query, changes: Query): string {
  return addressWith('/find', { ...query, cursor: undefined }, changes)
}

type ReadFrame = { -readonly [K in keyof typeof mapFrame]?: z.output<(typeof mapFrame)[K]> }

/** The part of the map an address asks for. */
export function readMapFrame(query: Query): ReadFrame {
  const { zoom, ...rest } = query
  const times = Number(zoom)
  return {
    ...(readBy({ area: mapFrame.area, at: mapFrame.at }, rest) as ReadFrame),
    ...(zoom !== undefined && mapFrame.zoom.safeParse(times).success ? { zoom: times } : {}),
  }
}
