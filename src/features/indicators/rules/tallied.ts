import type { LeftOutReason } from './judge.ts'
import type { Proof } from './rule.ts'

/** One thing that counts: a meeting, a mission, a legal entity; with the records that show it. */
export interface Unit {
  key: string
  /** The records behind it, the best proven first. */
  facts: readonly string[]
  clusters: readonly string[]
  proof: Proof
  proven: boolean
  /** The first day on which it counts. */
  on: string
  /** What it adds to a sum or a change; null where things are counted. */
  weight: Weight | null
}

/** What one organisation or one part of a project adds. */
export interface Weight {
  before: number | null
  after: number
  /** When the last of it became known. */
  arrived: string
}

export interface LeftOut {
  fact: string
  reason: LeftOutReason
  /** The record that is counted in its place. */
  insteadOf: string | null
}

export interface ClusterFigure {
  /** Null: of none of the partner clusters. */
  cluster: string | null
  proven: number
  claimed: number
}

export interface Tally {
  /** What is proven as the rule wants it: the figure. */
  proven: number
  /** With what is told and not proven so far. */
  claimed: number
  /** Everything that counts or would with better proof. */
  units: readonly Unit[]
  leftOut: readonly LeftOut[]
  clusters: readonly ClusterFigure[]
  /** What counts for several clusters: exactly by these the clusters' figures exceed the whole. */
  shared: readonly { key: string; clusters: readonly string[] }[]
  /** Of a sum or a change: over how many it is, and how many there are that this reader is not told of. */
  measured: { of: number; said: number } | null
}
