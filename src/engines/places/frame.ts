import { type Area, type SheetPoint, sheets } from './project.ts'

/** The part of a sheet that is shown: `zoom` doublings around a middle, as wide as the whole sheet was. */
export interface Frame {
  readonly area: Area
  readonly zoom: number
  /** The middle, in units of the sheet. */
  readonly x: number
  readonly y: number
  /** The size it is shown at, in units of the screen: that of the sheet. */
  readonly width: number
  readonly height: number
}

export const mostZoom = 8

/** A frame that stays on its sheet. */
export function frameOf(area: Area, zoom = 0, middle?: SheetPoint): Frame {
  const { width, height } = sheets[area]
  const times = Math.min(mostZoom, Math.max(0, Math.trunc(zoom)))
  const shownWidth = width / 2 ** times
  const shownHeight = height / 2 ** times
  const keep = (value: number, shown: number, whole: number) =>
    Math.min(whole - shown / 2, Math.max(shown / 2, value))
  return {
    area,
    zoom: times,
    x: keep(middle?.x ?? width / 2, shownWidth, width),
    y: keep(middle?.y ?? height / 2, shownHeight, height),
    width,
    height,
  }
}

/** The frame with its middle moved by parts of what is shown. */
export function moveFrame(frame: Frame, right: number, down: number): Frame {
  const times = 2 ** frame.zoom
  return frameOf(frame.area, frame.zoom, {
    x: frame.x + (right * frame.width) / times,
    y: frame.y + (down * frame.height) / times,
  })
}

/** The frame that shows points of a sheet as large as can be, with room around them. */
export function frameAround(area: Area, points: readonly SheetPoint[]): Frame {
  const { width, height } = sheets[area]
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const [left, right] = [least(xs, width / 2), most(xs, width / 2)]
  const [top, bottom] = [least(ys, height / 2), most(ys, height / 2)]
  const room = Math.max((right - left) / (width * 0.7), (bottom - top) / (height * 0.7), 2 ** -mostZoom)
  return frameOf(area, Math.floor(-Math.log2(room)), { x: (left + right) / 2, y: (top + bottom) / 2 })
}

const least = (values: readonly number[], otherwise: number) =>
  values.reduce((least, value) => Math.min(least, value), values[0] ?? otherwise)
const most = (values: readonly number[], otherwise: number) =>
  values.reduce((most, value) => Math.max(most, value), values[0] ?? otherwise)

/** Where a point of the sheet lies in the frame; null outside of it. */
export function placeInFrame(frame: Frame, point: SheetPoint): SheetPoint | null {
  const times = 2 ** frame.zoom
  const x = (point.x - frame.x) * times + frame.width / 2
  const y = (point.y - frame.y) * times + frame.height / 2
  return x < 0 || y < 0 || x > frame.width || y > frame.height ? null : { x, y }
}
