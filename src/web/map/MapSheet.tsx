import type { ReactNode } from 'react'
import type { Area } from '../../engines/places/project.ts'
import { sheets } from '../../engines/places/project.ts'
import europe from './europe.svg?url'
import './map.css'
import world from './world.svg?url'

const land: Readonly<Record<Area, string>> = { europe, world }

/** What of a sheet is shown: `zoom` doublings around `at`, in units of a sheet that is 1,000 wide. */
export interface ShownFrame {
  area: Area
  zoom: number
  /** `x,y` of the middle. */
  at: string
}

/**
 * A map drawn from shapes that are shipped: land and borders of one part of a sheet, and upon it what the caller draws, in
 * units of a screen that is 1,000 wide.
 */
export function MapSheet(props: { label: string; frame: ShownFrame; children: ReactNode }): ReactNode {
  const { area, zoom, at } = props.frame
  const { width, height } = sheets[area]
  const [x = width / 2, y = height / 2] = at.split(',').map(Number)
  const times = 2 ** zoom
  const move = `translate(${width / 2} ${height / 2}) scale(${times}) translate(${-x} ${-y})`
  return (
    <svg className="k-map" viewBox={`0 0 ${width} ${height}`}>
      <title>{props.label}</title>
      <g transform={move}>
        <use className="k-map-land" href={`${land[area]}#land`} />
        <use className="k-map-borders" href={`${land[area]}#borders`} />
      </g>
      {props.children}
    </svg>
  )
}
