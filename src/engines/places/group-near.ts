import type { SheetPoint } from './project.ts'

/** Something to be drawn, with how many stand there. */
export interface Weighed extends SheetPoint {
  readonly count: number
}

export interface Group<Point extends Weighed> extends SheetPoint {
  readonly count: number
  /** The largest first; the group stands where its first point is. */
  readonly points: readonly [Point, ...Point[]]
}

/**
 * Joins points that would cover each other: the largest draw the smaller ones nearer than `distance` to themselves. No
 * point is lost or counted twice, and no two groups stand nearer to each other than that.
 */
export function groupNear<Point extends Weighed>(points: readonly Point[], distance: number): Group<Point>[] {
  const cells = new Map<string, { points: [Point, ...Point[]]; count: number }[]>()
  const cellOf = (value: number) => Math.floor(value / distance)
  const groups: { points: [Point, ...Point[]]; count: number }[] = []
  const ordered = [...points].sort((a, b) => b.count - a.count || a.y - b.y || a.x - b.x)
  for (const point of ordered) {
    const [column, row] = [cellOf(point.x), cellOf(point.y)]
    let nearest: { points: [Point, ...Point[]]; count: number } | null = null
    let least = distance
    for (let across = column - 1; across <= column + 1; across += 1)
      for (let down = row - 1; down <= row + 1; down += 1)
        for (const group of cells.get(`${across} ${down}`) ?? []) {
          const [first] = group.points
          const gap = Math.hypot(first.x - point.x, first.y - point.y)
          if (gap >= least) continue
          least = gap
          nearest = group
        }
    if (nearest !== null) {
      nearest.points.push(point)
      nearest.count += point.count
      continue
    }
    const group = { points: [point] as [Point, ...Point[]], count: point.count }
    groups.push(group)
    const key = `${column} ${row}`
    cells.set(key, [...(cells.get(key) ?? []), group])
  }
  return groups.map(({ points: joined, count }) => ({
    x: joined[0].x,
    y: joined[0].y,
    count,
    points: joined,
  }))
}
