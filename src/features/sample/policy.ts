import type { PolicyRow } from '../../shared/route.ts'
import { isAdministrator } from '../../shared/viewer.ts'

const administrators: PolicyRow<unknown> = { allow: isAdministrator, who: ['platform-administrator'] }

export const policy = {
  'sample.getSample': administrators,
  'sample.loadSample': administrators,
  'sample.removeSample': administrators,
  'sample.signInAs': administrators,
} as const
