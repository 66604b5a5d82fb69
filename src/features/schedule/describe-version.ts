import type { z } from 'zod'
import type { version } from './contract-fields.ts'
import type { ScheduleRow } from './queries-schedules.ts'
import { readCertificate } from './rules/certificate.ts'

/** A version of the schedule as the contract shows it. */
export function describeVersion(row: ScheduleRow): z.input<typeof version> {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    madeAt: row.created_at,
    publishedAt: row.published_at,
    certificate: readCertificate(row.certificate),
  }
}
