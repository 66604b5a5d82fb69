import type { OutputOf } from '../../../shared/contract.ts'
import type { mapOrganisations } from '../contract-map.ts'
import { findAddress } from './filters.ts'

export type Mapped = OutputOf<typeof mapOrganisations>
export type Group = Mapped['groups'][number]
type Frame = Pick<Mapped['frame'], 'area' | 'zoom' | 'at'>
export type Query = Record<string, string | undefined>

/** The address of the map with another part of it shown. */
export function frameAddress(query: Query, { area, zoom, at }: Frame): string {
  const isWhole = zoom === 0
  return `${findAddress(query, { view: 'map', area, zoom: isWhole ? undefined : String(zoom), at: isWhole ? undefined : at })}#map`
}

/** The address of the list of who is at some places. */
export const listAddress = (query: Query, place: string) => findAddress(query, { view: undefined, place })
