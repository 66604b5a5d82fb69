import type { Bridge, HitKind } from '../model.ts'

/** A term that stands for a word of the question. */
export interface Alternative {
  readonly term: number
  readonly weight: number
  readonly kind: HitKind
}

export interface Reading {
  readonly language: number
  readonly term: string
}

/** One word of the question with the terms that stand for it; whichever of them a document has counts as that word. */
export interface Concept {
  /** As written in the question. */
  readonly words: string
  readonly start: number
  readonly end: number
  readonly weight: number
  readonly kind: HitKind
  readonly alternatives: readonly Alternative[]
  /** The word as each language of the index reads it, known there or not. */
  readonly readings: readonly Reading[]
  /** Counts for how much of the question a document contains: whole words do, their parts and pairs do not. */
  readonly counts: boolean
}

/** An expression that means the same as words of the question. A document has it when it has all its words. */
export interface BridgedExpression {
  readonly words: string
  readonly expression: string
  readonly bridge: Bridge
  readonly weight: number
  /** For each word of the expression, the terms that stand for it. */
  readonly groups: readonly (readonly Alternative[])[]
}

export interface Plan {
  readonly concepts: readonly Concept[]
  readonly bridged: readonly BridgedExpression[]
  readonly language: string
}
