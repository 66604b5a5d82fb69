import type { PolicyRow } from '../../shared/route.ts'
import { isAdministrator } from '../../shared/viewer.ts'

const administratorsOnly: PolicyRow<unknown> = { allow: isAdministrator, who: ['platform-administrator'] }

/** Mail holds links that sign people in: only administrators read it. */
export const policy = {
  'notifications.listMails': administratorsOnly,
  'notifications.getMail': administratorsOnly,
  'notifications.sendAgain': administratorsOnly,
  'notifications.sendKept': administratorsOnly,
} as const satisfies Record<string, PolicyRow<unknown>>
