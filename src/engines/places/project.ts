/** The maps there are: Europe as statistics draw it, and the world; both show areas in their true proportion. */
export const areas = ['europe', 'world'] as const
export type Area = (typeof areas)[number]

/** A point on a map sheet, from its upper left corner. */
export interface SheetPoint {
  readonly x: number
  readonly y: number
}

interface Sheet {
  readonly width: number
  readonly height: number
  /** Sheet units for one radius of the earth, and where the middle of the projection lies. */
  readonly scale: number
  readonly middle: SheetPoint
  readonly project: (longitude: number, latitude: number) => SheetPoint | null
}

const radians = Math.PI / 180

/**
 * Lambert's azimuthal equal-area projection around 52° north, 10° east (ETRS89-LAEA on a sphere); the other half of the
 * earth is not drawn. Source: Snyder, Map Projections, a Working Manual (1987), formulas 24-2 to 24-4.
 */
function lambert(longitude: number, latitude: number): SheetPoint | null {
  const [phi, lambda, phi0] = [latitude * radians, (longitude - 10) * radians, 52 * radians]
  const cosine = Math.sin(phi0) * Math.sin(phi) + Math.cos(phi0) * Math.cos(phi) * Math.cos(lambda)
  if (cosine < 0) return null
  const k = Math.sqrt(2 / (1 + cosine))
  return {
    x: k * Math.cos(phi) * Math.sin(lambda),
    y: k * (Math.cos(phi0) * Math.sin(phi) - Math.sin(phi0) * Math.cos(phi) * Math.cos(lambda)),
  }
}

/**
 * The Equal Earth projection, centred on 11° east so that Asia is not cut. Source: Šavrič, Patterson, Jenny, The Equal
 * Earth map projection (2018), formula 10.
 */
function equalEarth(longitude: number, latitude: number): SheetPoint {
  const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796]
  const turned = ((((longitude - 11 + 180) % 360) + 360) % 360) - 180
  const theta = Math.asin((Math.sqrt(3) / 2) * Math.sin(latitude * radians))
  const [t2, t6] = [theta ** 2, theta ** 6]
  return {
    x:
      (2 * Math.sqrt(3) * turned * radians * Math.cos(theta)) /
      (3 * (9 * a4 * t2 * t6 + 7 * a3 * t6 + 3 * a2 * t2 + a1)),
    y: theta * (a4 * t2 * t6 + a3 * t6 + a2 * t2 + a1),
  }
}

/** Sheets are 1,000 units wide. */
export const sheets: Readonly<Record<Area, Sheet>> = {
  europe: { width: 1_000, height: 860, scale: 1_300, middle: { x: 440, y: 460 }, project: lambert },
  world: { width: 1_000, height: 440, scale: 184.7, middle: { x: 500, y: 240 }, project: equalEarth },
}

/** Where a place lies on a sheet; null when the map does not show it. */
export function placeOnSheet(area: Area, where: { latitude: number; longitude: number }): SheetPoint | null {
  const { width, height, scale, middle, project } = sheets[area]
  const point = project(where.longitude, where.latitude)
  if (point === null) return null
  const x = middle.x + point.x * scale
  const y = middle.y - point.y * scale
  return x < 0 || y < 0 || x > width || y > height ? null : { x, y }
}
