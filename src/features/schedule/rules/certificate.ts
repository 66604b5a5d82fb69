import { z } from 'zod'
import { coursePoint } from './course.ts'

/**
 * What is known of how good a version is. `breaks` counts gaps; the bounds say how good it could be at best.
 * 'on-acceptance': made by bookings alone, nobody built it. 'by-hand': copied and edited.
 */
export const certificate = z.object({
  status: z.enum(['optimal', 'feasible', 'infeasible', 'unknown', 'on-acceptance', 'by-hand']),
  breaks: z.number().int().nullable(),
  breaksLowerBound: z.number().int().nullable(),
  weight: z.number().nullable(),
  weightUpperBound: z.number().nullable(),
  unplaced: z.number().int().nullable(),
  seconds: z.number().nullable(),
  seed: z.number().int().nullable(),
  aims: z.array(z.string()),
  /** The verifier, which shares no code with the builder, found nothing to object to. */
  verified: z.boolean(),
  /** Somebody moved meetings since: the bounds are those of the build. */
  edited: z.boolean(),
  /** How the build came to it, moment by moment; empty where none stands behind it. */
  course: z.array(coursePoint).default([]),
  /** How the bounds were found; null for versions that no build of this kind stands behind. */
  proof: z
    .object({
      breaks: z.enum(['forced-breaks', 'exact-search', 'none']),
      weight: z.enum(['all-held', 'capacity-dual', 'exact-search', 'none']).catch('none'),
      infeasible: z.enum(['counting', 'exact-search']).optional(),
    })
    .nullable()
    .catch(null)
    .default(null),
})
export type Certificate = z.infer<typeof certificate>

/** A stored certificate, or null when there is none or it cannot be read. */
export function readCertificate(stored: unknown): Certificate | null {
  const result = certificate.safeParse(stored)
  return result.success ? result.data : null
}

/** The certificate of a version that no build stands behind. */
export function plainCertificate(status: 'on-acceptance' | 'by-hand', aims: readonly string[]): Certificate {
  return {
    status,
    breaks: null,
    breaksLowerBound: null,
    weight: null,
    weightUpperBound: null,
    unplaced: null,
    seconds: null,
    seed: null,
    aims: [...aims],
    verified: false,
    edited: false,
    course: [],
    proof: null,
  }
}

/**
 * How many gaps fewer the best possible schedule could have, at most; null when the bound does not speak of what stands
 * there (no build, or edited since).
 */
export function gapToBest(known: Certificate | null, breaks: number): number | null {
  if (known === null || known.edited || known.breaksLowerBound === null) return null
  return Math.max(0, breaks - known.breaksLowerBound)
}

/**
 * How much of the wishes' weight that could be held at best is held, in per cent, rounded down so that 100 is all; null when
 * the bound does not speak of what stands there.
 */
export function shareOfWishes(known: Certificate | null): number | null {
  if (known === null || known.edited || known.weight === null || !known.weightUpperBound) return null
  return Math.min(100, Math.floor((known.weight / known.weightUpperBound) * 100 + 1e-9))
}
