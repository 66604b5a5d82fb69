/**
 * The one table of expected refusals: a stable code and its HTTP status. The words people read are in the message
 * files under `refusal.<code>`; a test compares the two.
 */
export const refusalStatus = {
  'input-invalid': 422,
  'input-unreadable': 400,
  'sign-in-needed': 401,
  'sign-in-failed': 401,
  'not-allowed': 403,
  'foreign-origin': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'address-taken': 409,
  'changed-meanwhile': 409,
  'already-exists': 409,
  'still-used': 409,
  'slot-taken': 409,
  'too-large': 413,
  'file-too-large': 413,
  'media-type-unknown': 415,
  'idempotency-key-reused': 422,
  'too-many-attempts': 429,
  'too-many-requests': 429,
  'too-many-files': 429,
  unexpected: 500,
  busy: 503,
  'disk-full': 507,
  'link-invalid': 410,
  'set-up-done': 409,
  'password-too-short': 422,
  'password-known': 422,
  'password-wrong': 422,
  'account-suspended': 403,
  'passkey-refused': 422,
  'last-administrator': 409,
  'last-manager': 409,
  'code-wrong': 422,
  'sign-in-locked': 429,
  'not-available-for-meetings': 422,
  'own-organisation': 422,
  'groups-may-not-meet': 422,
  'participant-not-confirmed': 409,
  'no-seat-in-mission': 409,
  'goals-fixed': 409,
  'call-still-open': 409,
  'call-unscored': 409,
  'call-scored': 409,
  'call-applied': 409,
  'call-decided': 409,
  'nothing-to-decide': 409,
  'seats-short': 409,
  'too-many-steps': 409,
  'nobody-misses': 409,
  'too-many-costs': 409,
  'too-many-sponsors': 409,
  'logo-unreadable': 422,
  'too-many-goals': 409,
  'goal-is-counted': 409,
  'requests-not-open': 409,
  'request-limit-reached': 409,
  'request-settled': 409,
  'request-expired': 409,
  'no-time-proposed': 409,
  'attendees-unsuitable': 422,
  'nobody-can-attend': 409,
  'meeting-over': 409,
  'slot-holds-meetings': 409,
  'meetings-have-begun': 409,
  'place-holds-meetings': 409,
  'item-full': 409,
  'registration-closed': 409,
  'state-impossible': 409,
  'mission-over': 409,
  'no-address': 422,
  'mail-must-arrive': 409,
  'story-nothing-came': 409,
  'story-not-agreed': 409,
  'project-full': 409,
  'claim-unproven': 422,
  'criteria-not-met': 422,
  'import-begun': 409,
  'import-over': 409,
  'nothing-to-schedule': 409,
  'input-faulty': 409,
  'proposal-stale': 409,
  'call-too-early': 422,
  'call-too-late': 422,
  'call-taken': 409,
  'introduction-stale': 409,
  'proposal-dearer': 409,
  'nothing-to-undo': 409,
  'cannot-be-asked': 409,
  'no-build-running': 409,
  'no-draft': 409,
  'draft-exists': 409,
  'nothing-published': 409,
  'meeting-without-place': 409,
  'meeting-with-place': 409,
  'cell-impossible': 409,
  'cell-occupied': 409,
  'below-fewest': 409,
  'swap-impossible': 409,
  'schedule-faulty': 409,
  'print-unavailable': 503,
  'meeting-not-begun': 409,
  'membership-asked-already': 409,
  'membership-refused-lately': 409,
  'merge-itself': 409,
  'merge-done-already': 409,
  'merge-undone-already': 409,
  'merge-undo-later-first': 409,
  'merge-changed-since': 409,
  'merge-meet-each-other': 409,
  'merge-both-represented': 409,
  'merge-same-request': 409,
  'merge-impossible': 409,
  'too-many-searches': 409,
  'chain-full': 409,
  'bridge-row-unreadable': 422,
  'no-cluster': 422,
  'review-needed': 409,
  'takes-no-interest': 409,
  'room-ended': 409,
  'step-not-next': 409,
  'nda-not-signed': 409,
  'nda-signed': 409,
  'room-full': 409,
  'speaks-for-both': 409,
  'register-unprotected': 409,
  'register-confirmed': 409,
  'feed-hostile': 422,
  'feed-unreadable': 422,
  'feed-too-large': 413,
  'feed-own': 422,
  'feed-source-differs': 422,
  'file-kind-refused': 422,
  'mark-kind': 422,
  'mark-encrypted': 422,
  'mark-unreadable': 422,
  'mark-holds-files': 422,
  'mark-too-large': 422,
  'mark-took-too-long': 422,
  'mark-took-too-much-memory': 422,
  'mark-failed': 409,
  'noted-otherwise': 409,
  'day-not-come': 409,
  'period-not-over': 409,
  'nothing-to-rehearse': 409,
  'others-move': 409,
  'too-many-notes': 409,
  'work-plan-full': 409,
  'work-package-holds': 409,
  'work-item-accepted': 409,
  'own-badge': 422,
  'photo-unreadable': 422,
  'too-many-hypotheses': 409,
  'hypothesis-begun': 409,
  'hypothesis-decided': 409,
  'agreement-incomplete': 409,
  'pdf-wanted': 422,
  'voting-off': 409,
  'votes-missing': 409,
  'period-not-frozen': 409,
  'figure-unknown': 422,
} as const satisfies Record<string, number>

export type RefusalCode = keyof typeof refusalStatus

/** What is wrong with one field of an input, addressed as `answers.diet` or `slots.0.start`. */
export interface FieldFault {
  field: string
  code: string
  values?: Record<string, unknown>
}

/** An expected 'no': told to the person in words, never logged as an error. Throw it; the transaction rolls back. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly status: number
  readonly faults: FieldFault[]
  readonly values: Record<string, unknown>

  constructor(
    code: RefusalCode,
    detail: { field?: string; faults?: FieldFault[]; values?: Record<string, unknown> } = {},
  ) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.status = refusalStatus[code]
    this.values = detail.values ?? {}
    this.faults =
      detail.faults ??
      (detail.field === undefined ? [] : [{ field: detail.field, code, values: this.values }])
  }
}

/** RFC 9457 problem details, as every refused API call answers and every page receives. */
export interface Problem {
  type: string
  title: string
  status: number
  code: string
  detail?: string
  requestId: string
  faults: { field: string; code: string; message: string }[]
}
