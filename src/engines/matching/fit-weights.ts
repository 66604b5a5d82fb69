import { gatherGrounds, grounds } from './complete.ts'
import type { History } from './history.ts'
import type { Gap } from './model.ts'

/** A gap of which one knows who filled it. */
export interface FilledGap extends Gap {
  readonly joined: string
}

/** A gap ready to learn from: candidates with their roots of grounds, and which of them joined. */
interface Example {
  readonly rows: readonly Float64Array[]
  readonly joined: number
}

/** Candidates kept for learning: the best of each ground; the thousands below all of them teach nothing. */
const KEPT_PER_GROUND = 100
const PASSES = 10
const BATCH = 32
const STEP = 0.02
const SHRINKAGE = 1e-3

/**
 * Learns how many points each ground is worth: the weights under which those who really joined are likeliest
 * (conditional logit, by Adam over batches; same input, same weights).
 * @returns weights in the order of `grounds`
 */
export function fitWeights(
  pasts: readonly { readonly history: History; readonly gaps: readonly FilledGap[] }[],
): number[] {
  const examples = pasts.flatMap(({ history, gaps }) => gaps.flatMap(gap => makeExample(history, gap) ?? []))
  const scales = grounds.map((_, column) => spread(examples, column))
  for (const { rows } of examples)
    for (const row of rows)
      for (let column = 0; column < row.length; column++)
        row[column] = (row[column] ?? 0) / (scales[column] ?? 1)
  return climb(examples).map((weight, column) => weight / (scales[column] ?? 1))
}

function makeExample(history: History, gap: FilledGap): Example | null {
  const { values, candidates } = gatherGrounds(history, gap)
  const kept = new Set<number>()
  for (const column of values)
    for (const at of candidates
      .filter(one => (column[one] ?? 0) > 0)
      .sort((left, right) => (column[right] ?? 0) - (column[left] ?? 0))
      .slice(0, KEPT_PER_GROUND))
      kept.add(at)
  const joined = [...kept].indexOf(history.indexOf.get(gap.joined) ?? -1)
  if (joined < 0) return null
  const rows = [...kept].map(at => Float64Array.from(values, column => Math.sqrt(column[at] ?? 0)))
  return { rows, joined }
}

function spread(examples: readonly Example[], column: number): number {
  let [count, sum, squares] = [0, 0, 0]
  for (const { rows } of examples)
    for (const row of rows) {
      const value = row[column] ?? 0
      count++
      sum += value
      squares += value * value
    }
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2)) || 1
}

function climb(examples: readonly Example[]): number[] {
  const weights = grounds.map(() => 0)
  const mean = grounds.map(() => 0)
  const square = grounds.map(() => 0)
  let steps = 0
  for (let pass = 0; pass < PASSES; pass++) {
    const step = STEP * (1 - pass / PASSES) + STEP / 20
    for (let from = 0; from < examples.length; from += BATCH) {
      const slope = grounds.map(() => 0)
      const batch = examples.slice(from, from + BATCH)
      for (const example of batch) addSlope(example, weights, slope)
      steps++
      for (let column = 0; column < weights.length; column++) {
        const turn = (slope[column] ?? 0) / batch.length + SHRINKAGE * (weights[column] ?? 0)
        mean[column] = 0.9 * (mean[column] ?? 0) + 0.1 * turn
        square[column] = 0.999 * (square[column] ?? 0) + 0.001 * turn * turn
        const [drift, size] = [
          (mean[column] ?? 0) / (1 - 0.9 ** steps),
          (square[column] ?? 0) / (1 - 0.999 ** steps),
        ]
        weights[column] = (weights[column] ?? 0) - (step * drift) / (Math.sqrt(size) + 1e-8)
      }
    }
  }
  return weights
}

function addSlope({ rows, joined }: Example, weights: readonly number[], slope: number[]): void {
  const scores = rows.map(row => row.reduce((sum, value, column) => sum + value * (weights[column] ?? 0), 0))
  const highest = Math.max(...scores)
  const chances = scores.map(score => Math.exp(score - highest))
  const total = chances.reduce((sum, chance) => sum + chance, 0)
  rows.forEach((row, at) => {
    const excess = (chances[at] ?? 0) / total - (at === joined ? 1 : 0)
    for (let column = 0; column < row.length; column++)
      slope[column] = (slope[column] ?? 0) + excess * (row[column] ?? 0)
  })
}
