import type { Cause } from './cause.ts'
import { type LeftOutReason, leftOutReasons } from './judge.ts'

export const shownRecords = ['counted', 'challenged', 'left-out'] as const
export type ShownRecords = (typeof shownRecords)[number]

/** What of an indicator's records is looked at; a reason is of what is left out. */
export interface RecordsChoice {
  show: ShownRecords
  reason?: LeftOutReason | undefined
  page?: number
}

/** Where records of an indicator are read: what counts, what would be challenged, or what is left out for which reason. */
export function recordsPath(indicator: string, { show, reason, page }: RecordsChoice): string {
  const query = new URLSearchParams({ show })
  if (reason !== undefined && show === 'left-out') query.set('reason', reason)
  if (page !== undefined && page > 1) query.set('page', String(page))
  return `/indicators/${indicator}?${query.toString()}#records`
}

/** What an address asks for; what it does not know is as if it were not there. */
export function readRecordsChoice(query: Readonly<Record<string, string | undefined>>): RecordsChoice {
  const show = shownRecords.find(one => one === query.show) ?? 'counted'
  const reason = show === 'left-out' ? leftOutReasons.find(one => one === query.reason) : undefined
  return {
    show,
    ...(reason === undefined ? {} : { reason }),
    page: Math.max(1, Math.trunc(Number(query.page)) || 1),
  }
}

/** Where the records are that most keep a figure down: the members without one, or those left out for that very reason. */
export function causePath(cause: Cause, of: { indicator: string; partnership: string }): string {
  if (cause === 'no-record')
    return `/partnerships/${of.partnership}/members?show=left-out&indicator=${of.indicator}`
  return recordsPath(of.indicator, { show: 'left-out', reason: cause })
}
